package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.mailmax.console.OperatorConsoleService;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.queue.dispatch.DispatchService;
import org.mailmax.route.Routes;

/// The words in which the tests of sending are written: a world of other hosts, and a way out.
abstract class SendingFixture extends DeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final FakeWorld world = new FakeWorld();
    final FakeRoutes routes = new FakeRoutes();

    void startSending(DatabaseKind kind, String... mailboxes) throws Exception {
        start(kind, mailboxes);
        ejb.use(Routes.class, routes);
        ejb.set("mailmax.queue.notice.seconds", "1");
    }

    void open() {
        ejb.get(DispatchService.class).open(world);
    }

    @AfterEach
    void closeTheWayOut() {
        ejb.get(DispatchService.class).close();
    }

    void submit(String from, String text, String... recipients) throws Exception {
        send(Optional.of(identity(from)), ReversePath.of(at(from)), text, recipients);
    }

    void submit(String from, DeliveryOptions options, RecipientOptions each, String... recipients) throws Exception {
        Identity sender = identity(from);
        List<EmailAddress> to = Arrays.stream(recipients).map(DeliveryTest::at).toList();
        Map<EmailAddress, RecipientOptions> wishes =
                to.stream().collect(Collectors.toMap(address -> address, _ -> each));
        transfer()
                .accept(
                        new TransferEnvelope(
                                CLIENT,
                                Optional.of(sender),
                                "client.test",
                                ReversePath.of(sender.address()),
                                to,
                                false,
                                options,
                                wishes),
                        content("wishes"));
    }

    /// A command of the operator console.
    String console(String... words) throws MailException {
        return ejb.get(OperatorConsoleService.class).run(List.of(words), "").text();
    }

    static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it took too long").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    void untilTheQueueIsEmpty() {
        until(() -> entries().isEmpty());
    }

    interface Attempt<R> {
        R get() throws Exception;
    }

    static <R> R silently(Attempt<R> attempt) {
        try {
            return attempt.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmax.delivery.DeliveryCompanion.Enqueue;
import org.mailmax.delivery.DeliveryCompanion.MarkResponse;
import org.mailmax.delivery.DeliveryCompanion.Settle;
import org.mailmax.deposit.Journal;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;
import org.mailmax.queue.Origin;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.QueueEntry;
import org.mailmax.queue.QueueIds;

class DeliveryJournalTest {

    private static final DeliveryOptions WISHES = new DeliveryOptions(
            Optional.of(DeliveryOptions.Returned.FULL),
            Optional.of("env-1"),
            true,
            -4,
            Optional.of(Instant.ofEpochSecond(2_000_000_000)),
            Optional.of(new DeliverBy(Instant.ofEpochSecond(2_000_009_999), DeliverBy.Mode.RETURN, true)));

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    /// The journal does not keep them.
    private static final QueueIds IDS = new QueueIds(17, List.of(18L));

    @Test
    void whatWasWrittenIsReadAgain() throws Exception {
        List<DeliveryCompanion> companions = List.of(
                new Enqueue(entry(ReversePath.NULL, Optional.empty(), "\"ü, \\\\x\"@elsewhere.test"), IDS),
                new Enqueue(
                        entry(
                                ReversePath.of(EmailAddress.of("ann@town.test")),
                                Optional.of(new AccountId(7)),
                                "a@elsewhere.test",
                                "b@elsewhere.test"),
                        IDS),
                new MarkResponse(new AccountId(9), EmailAddress.of("bob@elsewhere.test"), NOW),
                new Settle(List.of(
                        new Outcome.Ended(1, 2),
                        new Outcome.Deferred(3, NOW, NOW.plusSeconds(300), "450 4.2.1 später"),
                        new Outcome.Noticed(4),
                        new Outcome.Held(5, "looks like spam"))));
        Journal journal = DeliveryJournal.of(companions);
        assertThat(new DeliveryRecovery().kind()).isEqualTo(journal.kind());
        assertThat(DeliveryJournal.decode(journal, _ -> IDS)).isEqualTo(companions);
    }

    @Test
    void withoutCompanionsThereIsNoJournal() throws Exception {
        assertThat(DeliveryJournal.of(List.of())).isSameAs(Journal.NONE);
    }

    @Test
    void aThousandRecipientsFit() throws Exception {
        assertThat(DeliveryJournal.of(List.of(new Enqueue(crowd(1000), IDS))).octets().length)
                .isLessThan(Journal.MAX_OCTETS);
    }

    @Test
    void tooManyRecipientsAreTold() {
        assertThatThrownBy(() -> DeliveryJournal.of(List.of(new Enqueue(crowd(50_000), IDS))))
                .isInstanceOf(MailException.LimitReached.class);
    }

    @Test
    void aDamagedJournalIsNeverTakenForAnother() throws Exception {
        List<DeliveryCompanion> companions = List.of(new Enqueue(crowd(5), IDS));
        byte[] whole = DeliveryJournal.of(companions).octets();
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            Journal cut = new Journal(DeliveryJournal.KIND, Arrays.copyOf(whole, length));
            try {
                assertThat(DeliveryJournal.decode(cut, _ -> IDS)).isEqualTo(companions);
            } catch (UncheckedIOException damaged) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(whole.length / 2);
    }

    private static QueueEntry crowd(int count) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(count);
        String[] recipients = Stream.generate(() -> Long.toString(random.nextLong(Long.MAX_VALUE), 36)
                        + Long.toString(random.nextLong(Long.MAX_VALUE), 36) + "@elsewhere.test")
                .limit(count)
                .toArray(String[]::new);
        return entry(ReversePath.NULL, Optional.empty(), recipients);
    }

    private static QueueEntry.Recipient recipient(String address) {
        Set<Event> reports = address.startsWith("a") ? Set.of(Event.SUCCESS, Event.DELAY) : Set.of();
        RecipientOptions options = new RecipientOptions(
                address.startsWith("b") ? Optional.empty() : Optional.of(reports),
                Optional.of(new OriginalRecipient("utf-8", "jörg@elsewhere.test")));
        return new QueueEntry.Recipient(
                EmailAddress.of(address),
                options,
                new QueueEntry.Times(NOW, NOW.plusSeconds(60), NOW.plusSeconds(600)));
    }

    private static QueueEntry entry(ReversePath from, Optional<AccountId> account, String... recipients) {
        return new QueueEntry(
                "trace",
                Origin.FORWARD,
                from,
                24,
                "Delivered-To: x@y.test\r\n",
                account,
                Arrays.stream(recipients).map(DeliveryJournalTest::recipient).toList(),
                true,
                WISHES,
                NOW);
    }
}

package org.mailmax.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.memory.MemoryMailStore;
import org.mailmax.mail.memory.MemoryMailTransfer;
import org.mailmax.protocol.testkit.ClientEnd;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.testkit.PiecewiseConnection;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Spools;

/// What transcripts cannot say: failures below, shutdown, limits and delays.
class SmtpSessionTest {

    private static final String HELLO = "EHLO client.test\r\n";
    private static final String ENVELOPE = "MAIL FROM:<eve@elsewhere.test>\r\nRCPT TO:<ann@here.test>\r\n";
    private static final String MESSAGE = "Subject: x\r\n\r\ntext\r\n.\r\n";
    private static final SmtpSettings.Times TIMES = new SmtpSettings.Times(
            Duration.ofMinutes(5), Duration.ofMinutes(3), 0, Duration.ZERO, Duration.ZERO, Duration.ofDays(1));

    private static final String[] WORDS = {
        HELLO,
        ENVELOPE,
        "DATA\r\n",
        MESSAGE,
        "RSET\r\n",
        "\r\n",
        "\n",
        "\r",
        ".",
        ".\r\n",
        "STARTTLS\r\n",
        "AUTH PLAIN\r\n",
        "*\r\n",
        "MAIL FROM:<>\r\n",
        "\0",
        "\u00ff",
        "QUIT\r\n",
        "HELO x\r\n",
        "x".repeat(3000),
        "RCPT TO:<bob@here.test>\r\n",
        "BDAT 12\r\nSubject: x\r\n",
        "BDAT 4 LAST\r\n\r\nx\n",
        "BDAT 0 LAST\r\n",
        "BDAT x\r\n",
        "MAIL FROM:<eve@elsewhere.test> RET=FULL BY=1;N\r\n",
        "RCPT TO:<ann@here.test> NOTIFY=DELAY\r\n"
    };

    @TempDir
    Path spool;

    private final MemoryMailStore store = new MemoryMailStore();
    private final MemoryMailTransfer transfer = new MemoryMailTransfer(store);
    private InMemoryConnection connection = InMemoryConnection.of(Service.SMTP);
    private SmtpSettings settings = SmtpSettings.of("mx.here.test").with(TIMES);

    @BeforeEach
    void makeAccounts() {
        store.addAccount("ann@here.test", "secret");
        store.addAccount("bob@here.test", "secret", 20);
    }

    @Test
    void aStorageOutOfReachIsNeverToldAsFinal() {
        store.setOutOfOrder(true);
        assertThat(converse(HELLO, ENVELOPE))
                .containsSubsequence("451 4.3.0", "503 5.5.1")
                .noneMatch(reply -> reply.startsWith("55"));
    }

    @Test
    void aStorageThatFailsAtTheEndOfTheMessageIsNeverToldAsFinal() {
        Connection client = new PiecewiseConnection(connection, HELLO, ENVELOPE, "DATA\r\n", MESSAGE) {
            @Override
            public Event await(Duration timeout) throws IOException {
                Event event = super.await(timeout);
                store.setOutOfOrder(isLastPieceSent());
                return event;
            }
        };
        session(client).run();
        assertThat(replies()).endsWith("354", "451 4.3.0");
    }

    @Test
    void aStorageThatFailsIsToldToEveryLmtpRecipient() {
        connection = InMemoryConnection.of(Service.LMTP);
        store.addAccount("carl@here.test", "secret");
        Connection client =
                new PiecewiseConnection(connection, "LHLO c\r\n", ENVELOPE + rcpt("carl"), "DATA\r\n", MESSAGE) {
                    @Override
                    public Event await(Duration timeout) throws IOException {
                        Event event = super.await(timeout);
                        store.setOutOfOrder(isLastPieceSent());
                        return event;
                    }
                };
        session(client).run();
        assertThat(replies()).endsWith("354", "451 4.3.0", "451 4.3.0");
    }

    @Test
    void aDiskThatIsFullIsToldAtTheEndOfTheMessage() {
        String large = "Subject: x\r\n\r\n" + "text\r\n".repeat(20_000) + ".\r\nNOOP\r\n";
        Connection client = new PiecewiseConnection(connection, HELLO, ENVELOPE, "DATA\r\n", large);
        new SmtpSession(client, transfer, new Spools(spool.resolve("missing"), 100), settings).run();
        assertThat(replies()).endsWith("354", "452 4.3.1", "250 2.0.0");
    }

    @Test
    void noSpoolFileIsLeftBehind() throws IOException {
        String large = "Subject: x\r\n\r\n" + "text\r\n".repeat(20_000);
        assertThat(converse(HELLO, ENVELOPE, "DATA\r\n", large + ".\r\n")).endsWith("354", "250 2.0.0");
        connection = InMemoryConnection.of(Service.SMTP);
        assertThat(converse(HELLO, ENVELOPE, "DATA\r\n", large)).endsWith("354");
        try (var files = Files.list(spool)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aShutdownIsToldAndNothingIsTakenAfterwards() {
        Connection client = new PiecewiseConnection(connection, HELLO, ENVELOPE) {
            @Override
            public Event await(Duration timeout) throws IOException {
                if (isLastPieceSent()) {
                    connection.shutDown();
                }
                return super.await(timeout);
            }
        };
        session(client).run();
        assertThat(replies()).endsWith("250 2.1.5", "421 4.3.2");
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void whoeverTalksFirstIsSentAway() {
        connection.client().send("EHLO spam.test\r\n");
        connection.client().finish();
        session(connection).run();
        assertThat(replies()).containsExactly("554 5.5.0");
    }

    @Test
    void aHandshakeThatFailsEndsTheConversation() {
        connection.failTls();
        assertThat(converse(HELLO, "STARTTLS\r\n", HELLO, ENVELOPE)).endsWith("220 2.0.0");
    }

    @Test
    void recipientsAreLimited() {
        settings = settings.with(new SmtpSettings.Sizes(1000, 1000, 100, 1000, 1000, 2, 50));
        for (int i = 1; i <= 3; i++) {
            store.addAccount("u" + i + "@here.test", "secret");
        }
        assertThat(converse(HELLO, ENVELOPE, rcpt("u1"), rcpt("u2"), rcpt("u1"), rcpt("ann")))
                .endsWith("250 2.1.5", "250 2.1.5", "452 4.5.3", "250 2.1.5", "250 2.1.5");
    }

    @Test
    void headersAreLimited() {
        settings = settings.with(new SmtpSettings.Sizes(10_000, 1000, 100, 1000, 1000, 2, 50));
        String header = "X: y\r\n".repeat(200);
        assertThat(converse(HELLO, ENVELOPE, "DATA\r\n", header + "\r\n.\r\nNOOP\r\n"))
                .endsWith("354", "552 5.3.4", "250 2.0.0");
    }

    @Test
    void linesOfAMessageAreLimited() {
        settings = settings.with(new SmtpSettings.Sizes(10_000, 1000, 100, 1000, 1000, 2, 50));
        String text = "Subject: x\r\n\r\n" + "y".repeat(1001) + "\r\n.\r\nNOOP\r\n";
        assertThat(converse(HELLO, ENVELOPE, "DATA\r\n", text)).endsWith("354", "554 5.6.0", "250 2.0.0");
    }

    @Test
    void aMessageWithoutEndEndsTheConversation() {
        settings = settings.with(new SmtpSettings.Sizes(10_000, 1000, 100, 1000, 1000, 2, 50));
        String[] pieces = new String[23];
        Arrays.fill(pieces, "z".repeat(8000));
        pieces[0] = HELLO;
        pieces[1] = ENVELOPE;
        pieces[2] = "DATA\r\n";
        assertThat(converse(pieces)).endsWith("354", "421 4.7.0");
    }

    @Test
    void aCommandWithoutEndEndsTheConversation() {
        String[] pieces = new String[20];
        Arrays.fill(pieces, "z".repeat(4000));
        assertThat(converse(pieces)).containsExactly("220", "421 4.7.0");
    }

    @Test
    void aMessageThatDripsEndsTheConversation() {
        settings = settings.with(new SmtpSettings.Times(
                Duration.ofMinutes(5), Duration.ZERO, 1_000_000_000, Duration.ZERO, Duration.ZERO, Duration.ofDays(1)));
        String[] pieces = {HELLO, ENVELOPE, "DATA\r\n", "Subject: x\r\n", "\r\n", MESSAGE};
        assertThat(converse(pieces)).endsWith("354", "421 4.4.2");
    }

    @Test
    void commandsThatLeadToNothingAreMistakesInTheEnd() {
        assertThat(converse(HELLO, "NOOP\r\n".repeat(200))).hasSizeLessThan(150).endsWith("421 4.7.0");
    }

    @Test
    void oneFullMailboxDoesNotKeepAnLmtpMessageFromTheOthers() {
        connection = InMemoryConnection.of(Service.LMTP);
        MemoryMailTransfer strict = new MemoryMailTransfer(store);
        Connection client = new PiecewiseConnection(
                connection, "LHLO client.test\r\n", ENVELOPE + "RCPT TO:<bob@here.test>\r\n", "DATA\r\n", MESSAGE);
        new SmtpSession(client, new OneFullMailbox(strict, "bob@here.test"), new Spools(spool), settings).run();
        assertThat(replies()).endsWith("354", "250 2.0.0", "452 4.2.2");
    }

    @Test
    void whateverAClientSendsTheSessionEndsByItself() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        SplittableRandom random = new SplittableRandom(seed);
        long end = System.nanoTime() + Long.getLong("fuzz.seconds", 2) * 1_000_000_000L;
        while (System.nanoTime() < end) {
            Service service = Service.values()[random.nextInt(3)];
            connection = new InMemoryConnection(service, random.nextBoolean(), true);
            String[] pieces = new String[1 + random.nextInt(20)];
            for (int i = 0; i < pieces.length; i++) {
                pieces[i] = WORDS[random.nextInt(WORDS.length)];
            }
            assertThat(converse(pieces)).as("seed %d", seed).isNotEmpty().doesNotContain("421 4.3.0");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    private static String rcpt(String user) {
        return "RCPT TO:<" + user + "@here.test>\r\n";
    }

    private SmtpSession session(Connection client) {
        return new SmtpSession(client, transfer, new Spools(spool, 10_000), settings);
    }

    /// @return codes and statuses of all replies
    private List<String> converse(String... pieces) {
        session(new PiecewiseConnection(connection, pieces)).run();
        return replies();
    }

    private List<String> replies() {
        ClientEnd client = connection.client();
        List<String> replies = new ArrayList<>();
        for (Optional<String> line = client.readLine(Duration.ofSeconds(1));
                line.isPresent();
                line = client.readLine(Duration.ofSeconds(1))) {
            if (line.get().charAt(3) == ' ') {
                replies.add(line.get().replaceFirst("(\\d{3}(?: \\d\\.\\d\\.\\d+)?).*", "$1"));
            }
        }
        return replies;
    }
}

package org.mailmax.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.Receipt;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.testkit.PiecewiseConnection;
import org.mailmax.protocol.wire.Spools;

/// Messages in chunks, and what is asked for with them, up to the envelope.
class ChunkingTest {

    private static final String ENVELOPE = "MAIL FROM:<eve@elsewhere.test>\r\nRCPT TO:<ann@here.test>\r\n";
    private static final int LIMIT = 5000;

    @TempDir
    Path spool;

    private final List<TransferEnvelope> envelopes = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final MailTransfer transfer = new Everything();

    /// Takes everything and keeps it.
    private final class Everything implements MailTransfer {

        @Override
        public Identity authenticate(Credentials credentials, Peer peer) {
            throw new AssertionError("nobody logs in here");
        }

        @Override
        public void sender(Peer peer, Optional<Identity> submitter, ReversePath from, long size) {
            // Anybody may send.
        }

        @Override
        public void recipient(Peer peer, Optional<Identity> submitter, ReversePath from, EmailAddress to) {
            // To anybody.
        }

        @Override
        public Receipt accept(TransferEnvelope envelope, Content content) {
            envelopes.add(envelope);
            messages.add(new String(content.toByteArray(), StandardCharsets.ISO_8859_1));
            return new Receipt("1");
        }
    }

    @Test
    void whereverAMessageIsCutItArrivesWhole() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            String message = "Subject: x\r\n\r\n" + lines(random);
            StringBuilder said = new StringBuilder(ENVELOPE);
            for (int at = 0; at < message.length(); ) {
                int next = Math.min(message.length(), at + random.nextInt(40));
                said.append("BDAT ").append(next - at).append("\r\n").append(message, at, next);
                at = next;
            }
            converse(said + "BDAT 0 LAST\r\n");
            assertThat(messages.getLast()).as("seed %d, round %d", seed, round).endsWith(message);
        }
        assertThat(messages).hasSize(300);
    }

    private static String lines(SplittableRandom random) {
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            lines.append(".".repeat(random.nextInt(3)))
                    .append("QUIT".repeat(random.nextInt(3)))
                    .append("\r\n");
        }
        return lines.toString();
    }

    @Test
    void aMessageMayBeAsLargeAsTheLimitAndNotLarger() {
        // The trace line counts too; a chunk alone may not pass the limit either.
        assertThat(converse(ENVELOPE + bdat("Subject: x\r\n\r\n" + "y".repeat(LIMIT - 300), true)))
                .endsWith("250 2.0.0");
        assertThat(converse(ENVELOPE + bdat("x".repeat(LIMIT + 1), true) + "NOOP\r\n"))
                .endsWith("552 5.3.4", "250 2.0.0");
        assertThat(converse(
                        ENVELOPE + bdat("Subject: x\r\n\r\n", false) + bdat("x".repeat(LIMIT - 10), true) + "NOOP\r\n"))
                .endsWith("250 2.0.0", "552 5.3.4", "250 2.0.0");
        assertThat(messages).hasSize(1);
    }

    @Test
    void aChunkBeyondAllReasonEndsTheConversation() {
        assertThat(converse(ENVELOPE + "BDAT 999999999999 LAST\r\nxxx\r\n")).endsWith("421 4.7.0");
    }

    @Test
    void nothingIsLeftOfAMessageThatBreaksOff() throws IOException {
        String begun = ENVELOPE + bdat("Subject: x\r\n\r\n" + "y".repeat(2000), false);
        converse(begun);
        converse(begun + "BDAT 2000\r\nzzz");
        converse(begun + "RSET\r\n");
        converse(begun + "EHLO other.test\r\n");
        assertThat(converse(begun + "QUIT\r\n")).endsWith("250 2.0.0", "221 2.0.0");
        assertThat(messages).isEmpty();
        try (var files = Files.list(spool)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatIsAskedForReachesTheEnvelope() {
        Instant before = Instant.now();
        converse("MAIL FROM:<eve@elsewhere.test> RET=HDRS ENVID=id+2B1 MT-PRIORITY=-3 BY=60;R\r\n"
                + "RCPT TO:<ann@here.test> NOTIFY=NEVER\r\n"
                + "RCPT TO:<bob@here.test> NOTIFY=SUCCESS ORCPT=rfc822;bob@old.test\r\n"
                + bdat("Subject: x\r\n\r\n", true));
        TransferEnvelope envelope = envelopes.getFirst();
        assertThat(envelope.options().returned()).contains(Returned.HEADERS);
        assertThat(envelope.options().envelopeId()).contains("id+1");
        assertThat(envelope.options().priority()).isEqualTo(-3);
        assertThat(envelope.options().deliverBy().orElseThrow().deadline())
                .isBetween(before.plusSeconds(59), Instant.now().plusSeconds(60));
        assertThat(envelope.optionsOf(EmailAddress.of("ann@here.test")).reports())
                .contains(Set.of());
        assertThat(envelope.optionsOf(EmailAddress.of("bob@here.test")))
                .isEqualTo(new RecipientOptions(
                        Optional.of(Set.of(Event.SUCCESS)),
                        Optional.of(new OriginalRecipient("rfc822", "bob@old.test"))));
    }

    @Test
    void whatAStrangerCallsUrgentIsNot() {
        converse(ENVELOPE.replaceFirst(">", "> MT-PRIORITY=9") + bdat("Subject: x\r\n\r\n", true));
        assertThat(envelopes.getFirst().options().priority()).isZero();
    }

    private static String bdat(String chunk, boolean last) {
        return "BDAT " + chunk.length() + (last ? " LAST" : "") + "\r\n" + chunk;
    }

    /// @return codes and statuses of all replies
    private List<String> converse(String said) {
        InMemoryConnection connection = InMemoryConnection.of(Service.SMTP);
        SmtpSettings settings = SmtpSettings.of("mx.here.test").with(SmtpSettings.Sizes.DEFAULT.withMessage(LIMIT));
        var client = new PiecewiseConnection(connection, "EHLO client.test\r\n", said);
        new SmtpSession(client, transfer, new Spools(spool, 1000), settings).run();
        List<String> replies = new ArrayList<>();
        for (Optional<String> line = read(connection); line.isPresent(); line = read(connection)) {
            if (line.get().charAt(3) == ' ') {
                replies.add(line.get().replaceFirst("(\\d{3}(?: \\d\\.\\d\\.\\d+)?).*", "$1"));
            }
        }
        return replies;
    }

    private static Optional<String> read(InMemoryConnection connection) {
        return connection.client().readLine(Duration.ofSeconds(1));
    }
}

package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// MailMax on PostgreSQL, and what clients are told while the database is away: a temporary failure, never that a user
/// is unknown or a password wrong.
class DatabaseDownIT {

    private static final byte[] MESSAGE = "Subject: hello\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    @Test
    void aDatabaseThatIsAwayIsATemporaryFailure() throws IOException {
        EmbeddedPostgres postgres = postgres(0);
        int port = postgres.getPort();
        try (MailMax mailmax = new MailMax(settings(port)).start()) {
            String ann = mailmax.createAccount("ann@" + mailmax.createDomain());
            deliver(mailmax, ann);

            postgres.close();
            assertThat(recipient(mailmax, ann)).startsWith("4");
            assertThat(login(mailmax, ann)).contains("NO [UNAVAILABLE]");

            postgres = postgres(port);
            deliver(mailmax, ann);
            try (Imap imap = new Imap(mailmax, ann)) {
                assertThat(imap.untagged("STATUS INBOX (MESSAGES)")).contains("MESSAGES 2");
            }
        } finally {
            postgres.close();
        }
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static Map<String, String> settings(int port) {
        return Map.of(
                "MAILMAX_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "MAILMAX_DB_USER", "postgres",
                "MAILMAX_DB_PASSWORD", "postgres");
    }

    private static void deliver(MailMax mailmax, String to) {
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.deliver(to, MESSAGE);
        }
    }

    /// The first refusal of an SMTP transaction.
    private static String recipient(MailMax mailmax, String to) {
        try (Wire wire = Wire.plain(mailmax.port("SMTP"))) {
            if (!wire.line().startsWith("220")) {
                return "421";
            }
            wire.ask("EHLO client.test", "250");
            String sender = wire.send("MAIL FROM:<sender@elsewhere.test>").line();
            return sender.startsWith("250") ? wire.send("RCPT TO:<" + to + ">").line() : sender;
        }
    }

    private static String login(MailMax mailmax, String account) {
        try (Wire wire = Wire.tls(mailmax.port("IMAPS"))) {
            wire.expect("* OK");
            wire.send("a LOGIN \"" + account + "\" \"" + MailMax.PASSWORD + "\"");
            return wire.until("a ");
        }
    }
}

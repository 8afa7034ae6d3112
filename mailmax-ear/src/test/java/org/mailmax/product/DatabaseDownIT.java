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
            assertThat(transaction(mailmax, ann)).startsWith("4");
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
                // The embedded PostgreSQL is made for throw-away data; MailMax rightly refuses that.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
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

    /// The first refusal of an SMTP transaction, or the answer to its final dot. A recipient that was just looked up
    /// may still be known; the message itself must not be taken.
    private static String transaction(MailMax mailmax, String to) {
        try (Wire wire = Wire.plain(mailmax.port("SMTP"))) {
            String answer = wire.line();
            for (String line : new String[] {
                "EHLO client.test", "MAIL FROM:<sender@elsewhere.test>", "RCPT TO:<" + to + ">", "DATA"
            }) {
                if (!answer.startsWith("2")) {
                    return answer;
                }
                answer = last(wire.send(line));
            }
            return answer.startsWith("354") ? wire.raw("text\r\n.\r\n").line() : answer;
        }
    }

    /// The last line of a reply.
    private static String last(Wire wire) {
        String line = wire.line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = wire.line();
        }
        return line;
    }

    private static String login(MailMax mailmax, String account) {
        try (Wire wire = Wire.tls(mailmax.port("IMAPS"))) {
            wire.expect("* OK");
            wire.send("a LOGIN \"" + account + "\" \"" + MailMax.PASSWORD + "\"");
            return wire.until("a ");
        }
    }
}

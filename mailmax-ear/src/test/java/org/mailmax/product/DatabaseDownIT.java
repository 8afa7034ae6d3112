package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// MailMax on PostgreSQL, and what clients are told while the database is away: a temporary failure, never that a user
/// is unknown or a password wrong.
class DatabaseDownIT {

    private static final byte[] MESSAGE = "Subject: hello\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII);

    /// As many as one address may have connections.
    private static final int CROWD = 50;

    @TempDir
    Path directory;

    /// One server for all of it, since it takes its time to start: right after the start comes a crowd, for which there
    /// are two threads of the system to share.
    @Test
    void aDatabaseThatIsAwayIsATemporaryFailure() throws Exception {
        EmbeddedPostgres postgres = postgres(0);
        int port = postgres.getPort();
        try (MailMax mailmax = new MailMax(settings(port)).start()) {
            assertThat(crowd(mailmax, "nobody@nowhere.test")).hasSize(CROWD).allMatch(reply -> reply.startsWith("550"));
            String ann = mailmax.createAccount("ann@" + mailmax.createDomain());
            assertThat(crowd(mailmax, ann)).hasSize(CROWD).allMatch(reply -> reply.startsWith("250"));
            assertThat(mailmax.admin("", "trace", "find", "recipient=" + ann)).contains(ann);
            try (Imap imap = new Imap(mailmax, ann)) {
                assertThat(imap.untagged("STATUS INBOX (MESSAGES)")).contains("MESSAGES " + CROWD);
            }

            postgres.close();
            assertThat(transaction(mailmax, ann)).startsWith("4");
            assertThat(login(mailmax, ann)).contains("NO [UNAVAILABLE]");

            postgres = postgres(port);
            deliver(mailmax, ann);
            try (Imap imap = new Imap(mailmax, ann)) {
                assertThat(imap.untagged("STATUS INBOX (MESSAGES)")).contains("MESSAGES " + (CROWD + 1));
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
                "MAILMAX_DB_PASSWORD", "postgres",
                "MAILMAX_CARRIERS", "2");
    }

    /// Many transactions that begin in the same moment, and how each ended.
    private static List<String> crowd(MailMax mailmax, String to) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CROWD);
        Callable<String> one = () -> {
            together.await();
            return transaction(mailmax, to);
        };
        List<String> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> reply : threads.invokeAll(Collections.nCopies(CROWD, one))) {
                replies.add(reply.get());
            }
        }
        return replies;
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

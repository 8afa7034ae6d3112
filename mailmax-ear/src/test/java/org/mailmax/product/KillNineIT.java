package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// `kill -9` at random moments while mail comes in by SMTP and by APPEND: what was acknowledged is there, once, whole.
///
/// Two servers that share nothing are killed side by side: a start waits more than it works, and what one does while
/// the other is at work makes the moments of the kills more random still.
class KillNineIT {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 20);
    private static final int SERVERS = Math.min(2, ROUNDS);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int SMTP_SESSIONS = 8;
    private static final int APPEND_SESSIONS = 4;
    private static final int SHORTEST_MILLIS = 300;
    private static final int LONGEST_MILLIS = 3000;

    @Test
    void nothingAcknowledgedIsLostOrDoubled() throws InterruptedException, ExecutionException {
        System.out.println("KillNineIT: seed " + SEED);
        try (ExecutorService servers = Executors.newFixedThreadPool(SERVERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                Victim victim = new Victim(i, new MailMax(Map.of()));
                int rounds = (ROUNDS + i) / SERVERS;
                all.add(servers.submit(() -> victim.suffer(rounds)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /// A server that is killed again and again, and what is known of its mail.
    private record Victim(int number, MailMax mailmax, Ledger ledger, List<String> accounts) {

        Victim(int number, MailMax mailmax) {
            this(number, mailmax, new Ledger(), new ArrayList<>());
        }

        Void suffer(int rounds) throws InterruptedException {
            Random random = new Random(SEED + number);
            try (mailmax) {
                mailmax.start();
                String domain = mailmax.createDomain();
                for (int i = 0; i < 3; i++) {
                    accounts.add(mailmax.createAccount("user" + i + "@" + domain));
                }
                for (int round = 1; round <= rounds; round++) {
                    loadAndKill(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS), random);
                    Instant begin = Instant.now();
                    mailmax.start();
                    System.out.printf(
                            "KillNineIT: server %d, round %d, %d acknowledged so far, ready again after %.1f s%n",
                            number,
                            round,
                            ledger.acknowledgedCount(),
                            Duration.between(begin, Instant.now()).toMillis() / 1000.0);
                    ledger.check(everything());
                }
                assertThat(ledger.acknowledgedCount()).isGreaterThan(rounds);
            }
            return null;
        }

        private void loadAndKill(int millis, Random seeds) throws InterruptedException {
            try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < SMTP_SESSIONS + APPEND_SESSIONS; i++) {
                    Random random = new Random(seeds.nextLong());
                    boolean smtp = i < SMTP_SESSIONS;
                    String account = accounts.get(i % accounts.size());
                    sessions.submit(() -> untilTheServerIsGone(() -> {
                        if (smtp) {
                            deliver(account, random);
                        } else {
                            append(account, random);
                        }
                    }));
                }
                // The moment of the kill is what this test varies.
                Thread.sleep(millis);
                mailmax.kill();
            }
        }

        /// A session ends by the kill: the connection breaks, or the answer does not come.
        private static void untilTheServerIsGone(Runnable session) {
            try {
                session.run();
            } catch (UncheckedIOException | AssertionError | NullPointerException serverIsGone) {
                return;
            }
        }

        private void deliver(String account, Random random) {
            try (Smtp smtp = new Smtp(mailmax)) {
                while (true) {
                    Ledger.Entry entry = ledger.next(random);
                    smtp.envelope(account).content(entry.message());
                    ledger.sent(entry);
                    smtp.end();
                    ledger.acknowledged(entry);
                }
            }
        }

        private void append(String account, Random random) {
            try (Imap imap = new Imap(mailmax, account)) {
                while (true) {
                    Ledger.Entry entry = ledger.next(random);
                    ledger.sent(entry);
                    imap.append("INBOX", entry.message());
                    ledger.acknowledged(entry);
                }
            }
        }

        private List<byte[]> everything() {
            List<byte[]> bodies = new ArrayList<>();
            for (String account : accounts) {
                try (Imap imap = new Imap(mailmax, account)) {
                    imap.command("EXAMINE INBOX");
                    bodies.addAll(imap.bodies());
                }
            }
            return bodies;
        }
    }
}

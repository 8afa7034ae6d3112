package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// `kill -9` at random moments while mail comes in by SMTP and by APPEND: what was acknowledged is there, once, whole.
class KillNineIT {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 20);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int SMTP_SESSIONS = 8;
    private static final int APPEND_SESSIONS = 4;
    private static final int SHORTEST_MILLIS = 300;
    private static final int LONGEST_MILLIS = 3000;

    private final Ledger ledger = new Ledger();
    private final List<String> accounts = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLostOrDoubled() throws InterruptedException {
        System.out.println("KillNineIT: seed " + SEED);
        Random random = new Random(SEED);
        try (MailMax mailmax = new MailMax(Map.of()).start()) {
            String domain = mailmax.createDomain();
            for (int i = 0; i < 3; i++) {
                accounts.add(mailmax.createAccount("user" + i + "@" + domain));
            }
            for (int round = 1; round <= ROUNDS; round++) {
                loadAndKill(mailmax, random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS), round);
                Instant begin = Instant.now();
                mailmax.start();
                System.out.printf(
                        "KillNineIT: round %d, %d acknowledged so far, ready again after %.1f s%n",
                        round,
                        ledger.acknowledgedCount(),
                        Duration.between(begin, Instant.now()).toMillis() / 1000.0);
                ledger.check(everything(mailmax));
            }
            assertThat(ledger.acknowledgedCount()).isGreaterThan(ROUNDS);
        }
    }

    private void loadAndKill(MailMax mailmax, int millis, int round) throws InterruptedException {
        try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SMTP_SESSIONS + APPEND_SESSIONS; i++) {
                Random random = new Random(SEED + 1000L * round + i);
                boolean smtp = i < SMTP_SESSIONS;
                String account = accounts.get(i % accounts.size());
                sessions.submit(() -> untilTheServerIsGone(() -> {
                    if (smtp) {
                        deliver(mailmax, account, random);
                    } else {
                        append(mailmax, account, random);
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

    private void deliver(MailMax mailmax, String account, Random random) {
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

    private void append(MailMax mailmax, String account, Random random) {
        try (Imap imap = new Imap(mailmax, account)) {
            while (true) {
                Ledger.Entry entry = ledger.next(random);
                ledger.sent(entry);
                imap.append("INBOX", entry.message());
                ledger.acknowledged(entry);
            }
        }
    }

    private List<byte[]> everything(MailMax mailmax) {
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

package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// `kill -9` at random moments while users send to another host: everything acknowledged to them arrives there, and
/// once. Twice comes only what the host acknowledged when nobody was there any more to hear it, or to write it down
/// (RFC 5321 §4.5.3.2.6).
class QueueKillNineIT {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int SESSIONS = 8;

    /// A round proves something when so many have been acknowledged in it, and have arrived.
    private static final int FEWEST = 5;

    /// What comes on top of that, by chance.
    private static final int LONGEST_MILLIS = 2000;

    /// From the host's writing its answer to our having read and noted it, on a machine with other things to do.
    private static final Duration ON_ITS_WAY = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Ledger ledger = new Ledger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Kill> kills = new ArrayList<>();

    /// @param until the process was gone
    private record Kill(Instant since, Instant until) {}

    @Test
    void everythingIsSentOnceAcrossKills() throws InterruptedException {
        System.out.println("QueueKillNineIT: seed " + SEED);
        try (SmtpSink sink = new SmtpSink("X-Ledger: ");
                MailMax mailmax = new MailMax(settings(sink)).start()) {
            String account = mailmax.createAccount("user@" + mailmax.createDomain());
            for (int round = 1; round <= ROUNDS; round++) {
                loadAndKill(mailmax, account, sink, round);
                int waiting = missing(sink).size();
                mailmax.start();
                untilEverythingHasArrived(sink);
                untilTheQueueIsEmpty(mailmax);
                Set<String> twice = doubled(sink);
                System.out.printf(
                        "QueueKillNineIT: round %d, %d acknowledged, %d waited for the restart, %d arrived, %d of"
                                + " them twice, %d after an answer that had been read%n",
                        round, acknowledged.size(), waiting, sink.taken().size(), twice.size(), heard(sink, twice));
            }
        }
    }

    private static Map<String, String> settings(SmtpSink sink) {
        return Map.of(
                "MAILMAX_RELAY_PORT", Integer.toString(sink.port()),
                "MAILMAX_RELAY_PRIVATE", "true",
                "MAILMAX_CLEARTEXT_LOGIN", "true",
                "MAILMAX_QUEUE_BACKOFF", "1 1 2 5",
                "MAILMAX_SENDING_ACCOUNT_HOUR", "100000000",
                "MAILMAX_SENDING_DOMAIN_HOUR", "100000000");
    }

    private void loadAndKill(MailMax mailmax, String account, SmtpSink sink, int round) throws InterruptedException {
        int acknowledgedBefore = acknowledged.size();
        int arrivedBefore = sink.taken().size();
        try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SESSIONS; i++) {
                Random random = new Random(SEED + 1000L * round + i);
                sessions.submit(() -> untilTheServerIsGone(() -> submit(mailmax, account, random)));
            }
            until(
                    "nothing goes in or out",
                    () -> acknowledged.size() >= acknowledgedBefore + FEWEST
                            && sink.taken().size() >= arrivedBefore + FEWEST);
            // The moment of the kill is what this test varies.
            Thread.sleep(new Random(SEED + round).nextInt(LONGEST_MILLIS));
            Instant since = Instant.now();
            mailmax.kill();
            kills.add(new Kill(since, Instant.now()));
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

    private void submit(MailMax mailmax, String account, Random random) {
        try (Wire wire = Wire.plain(mailmax.port("SUBMISSION"))) {
            wire.expect("220");
            wire.ask("EHLO client.test", "250");
            wire.ask("AUTH PLAIN " + plain(account), "235");
            while (true) {
                Ledger.Entry entry = ledger.next(random);
                wire.ask("MAIL FROM:<" + account + ">", "250");
                wire.ask("RCPT TO:<somebody@[127.0.0.1]>", "250");
                wire.ask("DATA", "354");
                wire.raw(stuffed(entry.message()));
                wire.raw(".\r\n").expect("250");
                acknowledged.add(entry.id());
            }
        }
    }

    private static byte[] stuffed(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1).replace("\r\n.", "\r\n..");
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String plain(String account) {
        byte[] words = ("\0" + account + "\0" + MailMax.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(words);
    }

    /// What nobody was told of may still be on its way, or is being written down as sent.
    private void untilTheQueueIsEmpty(MailMax mailmax) {
        until(
                "something waits for ever",
                () -> mailmax.admin("", "queue", "list").lines().count() == 1);
    }

    private void untilEverythingHasArrived(SmtpSink sink) {
        until("lost, or late", () -> missing(sink).isEmpty());
    }

    private void until(String otherwise, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(otherwise).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private Set<String> missing(SmtpSink sink) {
        Set<String> missing = new TreeSet<>(acknowledged);
        missing.removeAll(sink.taken().keySet());
        return missing;
    }

    /// Those that came twice; each for a reason.
    private Set<String> doubled(SmtpSink sink) {
        Set<String> doubled = new TreeSet<>();
        sink.taken().forEach((name, times) -> {
            if (times.size() > 1) {
                doubled.add(name);
                assertThat(times.subList(0, times.size() - 1))
                        .as(name + " came at " + times + ", kills at " + kills)
                        .allMatch(this::isLost);
            }
        });
        return doubled;
    }

    /// How many answers had been read by a process that did not live long enough to note it.
    private long heard(SmtpSink sink, Set<String> twice) {
        return twice.stream()
                .map(name -> sink.taken().get(name).getFirst())
                .filter(taking -> kills.stream()
                        .filter(kill -> isLost(taking, kill))
                        .anyMatch(kill -> taking.wasHeard(kill.since())))
                .count();
    }

    /// Its answer was not read, or in the very moment of the kill.
    private boolean isLost(SmtpSink.Taking taking) {
        return kills.stream().anyMatch(kill -> isLost(taking, kill));
    }

    private static boolean isLost(SmtpSink.Taking taking, Kill kill) {
        return taking.at().isAfter(kill.since().minus(ON_ITS_WAY))
                && taking.at().isBefore(kill.until());
    }
}

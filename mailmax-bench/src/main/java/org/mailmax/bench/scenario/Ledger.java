package org.mailmax.bench.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.mailmax.bench.client.ImapClient;
import org.mailmax.bench.measure.Faults;
import org.mailmax.bench.server.Target;

/// Which receiver must have got how many messages, and whether IMAP shows them.
final class Ledger implements Closeable {

    private static final long PATIENCE_NANOS = 180_000_000_000L;
    private static final long PAUSE_MILLIS = 5;

    private final List<ImapClient> watchers = new ArrayList<>();
    private final AtomicLongArray expected;
    private final Faults faults;

    /// Counts what the receivers have now.
    static Ledger open(Target target, Faults faults) throws IOException {
        Ledger ledger = new Ledger(target.receivers(), faults);
        try {
            for (int receiver = 0; receiver < target.receivers(); receiver++) {
                ledger.watch(Mailboxes.login(target, target.receiver(receiver)));
            }
            return ledger;
        } catch (IOException e) {
            ledger.close();
            throw e;
        }
    }

    /// A ledger that believes everything accepted is visible.
    static Ledger blind(int receivers) {
        return new Ledger(receivers, new Faults());
    }

    private Ledger(int receivers, Faults faults) {
        expected = new AtomicLongArray(receivers);
        this.faults = faults;
    }

    private void watch(ImapClient client) throws IOException {
        watchers.add(client);
        expected.set(watchers.size() - 1, visible(client));
    }

    private static long visible(ImapClient client) throws IOException {
        return client.command("STATUS INBOX (MESSAGES)").messages();
    }

    /// Notes a message accepted for a receiver.
    void accepted(long turn) {
        expected.incrementAndGet((int) (turn % expected.length()));
    }

    /// Waits until every INBOX shows all that was accepted; more than that is a fault too.
    void settle() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (int receiver = 0; receiver < watchers.size(); receiver++) {
            long wanted = expected.get(receiver);
            long seen = visible(watchers.get(receiver));
            while (seen < wanted && System.nanoTime() < end) {
                Thread.sleep(PAUSE_MILLIS);
                seen = visible(watchers.get(receiver));
            }
            if (seen != wanted) {
                faults.add("receiver " + receiver + " has " + seen + " messages, accepted were " + wanted);
                expected.set(receiver, seen);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (ImapClient watcher : watchers) {
            watcher.close();
        }
    }
}

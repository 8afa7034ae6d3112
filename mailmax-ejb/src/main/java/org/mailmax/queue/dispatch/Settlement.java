package org.mailmax.queue.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.mailmax.database.Durability;
import org.mailmax.deposit.GroupCommit;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.Outcomes;

/// Makes outcomes durable, many at once and together with what others deposit: while one batch is being committed and
/// forced, the next one collects. A recipient may be tried again only when its last outcome is on the device.
@ApplicationScoped
public class Settlement {

    private static final System.Logger LOG = System.getLogger(Settlement.class.getName());
    private static final int WAITING = 1000;
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 1000;

    @Inject
    private OutcomeWriter writer;

    @Inject
    private Durability durability;

    @Inject
    private GroupCommit commit;

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(WAITING);
    private volatile BiConsumer<Lane, List<Outcome>> listener = (_, _) -> {};
    private volatile boolean closed;
    private Thread thread;

    private record Entry(Lane lane, List<Outcome> outcomes) {}

    /// @param settled is told of outcomes that are on the device
    void start(BiConsumer<Lane, List<Outcome>> settled) {
        listener = settled;
        closed = false;
        thread = Workers.background("queue-settlement", this::work);
    }

    /// Writes what is left.
    void stop() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits when too much is waiting already.
    void add(Lane lane, List<Outcome> outcomes) {
        Entry entry = new Entry(lane, outcomes);
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(entry);
                break;
            } catch (InterruptedException e) {
                // An answer of another host must not be forgotten, whoever is in a hurry.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// They are on the device already.
    void written(Lane lane, List<Outcome> outcomes) {
        listener.accept(lane, outcomes);
    }

    private void work() {
        while (!closed || !queue.isEmpty()) {
            try {
                Entry first = queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Entry> batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, BATCH - 1);
                    write(batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "outcomes are lost to this node until its next start", e);
            }
        }
    }

    /// Tries until it has worked: meanwhile nobody of these is sent anything.
    private void write(List<Entry> batch) throws InterruptedException {
        for (int tries = 1; !written(batch); tries++) {
            if (closed) {
                return;
            }
            Thread.sleep(Math.min(tries, 30) * PAUSE_MILLIS);
        }
        batch.forEach(entry -> listener.accept(entry.lane(), entry.outcomes()));
    }

    /// Whatever has come until it is written goes along.
    private boolean written(List<Entry> batch) {
        try {
            commit.change(List.of(transaction -> {
                queue.drainTo(batch, BATCH - batch.size());
                Outcomes.write(transaction.em(), outcomes(batch));
            }));
            return true;
        } catch (MailException | RuntimeException notNow) {
            LOG.log(System.Logger.Level.DEBUG, "outcomes are written alone", notNow);
            return writtenAlone(outcomes(batch));
        }
    }

    private static List<Outcome> outcomes(List<Entry> batch) {
        return batch.stream().flatMap(entry -> entry.outcomes().stream()).toList();
    }

    /// The group commit has ended, or cannot reach the storage of messages, which is not needed here.
    private boolean writtenAlone(List<Outcome> outcomes) {
        try {
            writer.write(outcomes);
            durability.await();
            return true;
        } catch (MailException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    outcomes.size() + " outcomes cannot be written at " + Instant.now() + ", again soon",
                    e);
            return false;
        }
    }
}

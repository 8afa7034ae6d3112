package org.mailmax.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Events that wait to be written. Bounded: who finds it full loses the event, never time.
final class TraceBuffer {

    private final int capacity;
    private final int batch;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Condition written = lock.newCondition();
    private final List<TraceEvent> waiting = new ArrayList<>();
    private long addedTotal;
    private long writtenTotal;
    private long lost;
    private boolean hurry;
    private boolean closed;

    /// @param batch how many are enough to write at once
    /// @param patience how long to wait for so many
    TraceBuffer(int capacity, int batch, Duration patience) {
        this.capacity = capacity;
        this.batch = batch;
        this.patience = patience;
    }

    void add(TraceEvent event) {
        lock.lock();
        try {
            if (closed || waiting.size() >= capacity) {
                lost++;
                return;
            }
            waiting.add(event);
            addedTotal++;
            if (waiting.size() == 1 || waiting.size() == batch) {
                added.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits for events, then a little longer for more.
    ///
    /// @return empty only when the buffer is closed and nothing is left
    List<TraceEvent> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                added.await();
            }
            long left = patience.toNanos();
            while (left > 0 && waiting.size() < batch && !hurry && !closed) {
                left = added.awaitNanos(left);
            }
            hurry &= waiting.size() > batch;
            List<TraceEvent> next = waiting.subList(0, Math.min(batch, waiting.size()));
            List<TraceEvent> taken = new ArrayList<>(next);
            next.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// To be called when what [#take] gave has been written, or could not be.
    void done(int count) {
        lock.lock();
        try {
            writtenTotal += count;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything added before has been written, and not longer than the time.
    void settle(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wanted = addedTotal;
            hurry = !waiting.isEmpty();
            added.signal();
            long left = most.toNanos();
            while (writtenTotal < wanted && left > 0) {
                left = written.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    long lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            added.signal();
        } finally {
            lock.unlock();
        }
    }
}

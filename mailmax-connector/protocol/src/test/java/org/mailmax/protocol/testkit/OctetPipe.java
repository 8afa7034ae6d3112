package org.mailmax.protocol.testkit;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Octets on their way in one direction. Has no limit; closing lets what is in it be read first.
final class OctetPipe {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] octets = new byte[256];
    private int start;
    private int end;
    private boolean closed;
    private boolean expired;
    private boolean signalled;

    void put(byte[] source, int offset, int count) {
        locked(() -> {
            makeRoom(count);
            System.arraycopy(source, offset, octets, end, count);
            end += count;
        });
    }

    void close() {
        locked(() -> closed = true);
    }

    /// The next or present wait ends as if its time were over.
    void expire() {
        locked(() -> expired = true);
    }

    void signal() {
        locked(() -> signalled = true);
    }

    /// What a waiting reader is told: INPUT also stands for "closed".
    enum Wake {
        INPUT,
        SIGNAL,
        TIMEOUT
    }

    Wake await(Duration timeout, boolean listenForSignals) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (start == end && !closed && !expired && !(listenForSignals && signalled) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return wake(listenForSignals);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Wake.TIMEOUT;
        } finally {
            lock.unlock();
        }
    }

    int take(ByteBuffer target) {
        lock.lock();
        try {
            int count = Math.min(end - start, target.remaining());
            target.put(octets, start, count);
            start += count;
            return count;
        } finally {
            lock.unlock();
        }
    }

    boolean hasOctets() {
        lock.lock();
        try {
            return end > start;
        } finally {
            lock.unlock();
        }
    }

    private Wake wake(boolean listenForSignals) {
        if (start < end || closed) {
            return Wake.INPUT;
        }
        if (listenForSignals && signalled) {
            signalled = false;
            return Wake.SIGNAL;
        }
        expired = false;
        return Wake.TIMEOUT;
    }

    private void makeRoom(int count) {
        if (end + count > octets.length) {
            byte[] larger = new byte[Math.max(2 * octets.length, end - start + count)];
            System.arraycopy(octets, start, larger, 0, end - start);
            octets = larger;
            end -= start;
            start = 0;
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

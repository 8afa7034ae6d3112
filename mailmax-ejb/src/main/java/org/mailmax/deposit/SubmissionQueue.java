package org.mailmax.deposit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mailmax.mail.port.MailException;

/// The submissions that wait for the next batch. Bounded: who comes when too much waits is told to try later.
final class SubmissionQueue {

    /// @param units how many submissions
    /// @param octets how many octets of messages, beyond the first submission
    record Limits(int units, long octets) {}

    private final Limits waiting;
    private final Limits batch;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Submission> queue = new ArrayDeque<>();
    private long octets;
    private boolean closed;

    /// @param patience how long changes wait for a message to go along with: no client waits for them
    SubmissionQueue(Limits waiting, Limits batch, Duration patience) {
        this.waiting = waiting;
        this.batch = batch;
        this.patience = patience;
    }

    void add(Submission submission) throws MailException {
        lock.lock();
        try {
            long size = submission.octets();
            if (closed) {
                throw new MailException.TryLater("the server is stopping");
            }
            if (!queue.isEmpty() && (queue.size() >= waiting.units() || octets + size > waiting.octets())) {
                throw new MailException.TryLater("too many messages are waiting to be stored");
            }
            queue.add(submission);
            octets += size;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for submissions; everything that has come until then is the next batch, up to its limits.
    ///
    /// @return empty only when the queue is closed and nothing is left
    List<Submission> take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            awaitMessage();
            return drain();
        } finally {
            lock.unlock();
        }
    }

    private void awaitMessage() {
        long left = patience.toNanos();
        try {
            while (left > 0 && !closed && queue.stream().allMatch(Submission::isPatient)) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes nothing more; what waits is still handed out.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private List<Submission> drain() {
        List<Submission> taken = new ArrayList<>();
        long size = 0;
        while (!queue.isEmpty()
                && taken.size() < batch.units()
                && (taken.isEmpty() || size + queue.peek().octets() <= batch.octets())) {
            Submission next = queue.poll();
            size += next.octets();
            octets -= next.octets();
            taken.add(next);
        }
        return taken;
    }
}

package org.mailmax.queue.dispatch;

import java.time.Duration;
import java.time.Instant;

/// How much a destination or a smart host bears, as far as it has shown, and whether it can be reached. Its owner sees
/// to it that one thread at a time asks.
final class Pace {

    private static final double FIRST_LIMIT = 5;

    /// So many attempts in a row without success are taken for a host that is out of order.
    private static final int PATIENCE = 10;

    private double limit = FIRST_LIMIT;
    private int most = Integer.MAX_VALUE;
    private Duration pause = Duration.ZERO;
    private int disappointments;
    private int failures;
    private Instant failingSince = Instant.EPOCH;
    private Instant closedUntil = Instant.EPOCH;
    private Instant next = Instant.EPOCH;
    private boolean succeeded;

    Health health() {
        return failures > 0 ? Health.FAILING : succeeded ? Health.ALIVE : Health.UNKNOWN;
    }

    /// @param most messages at the same time
    /// @param perMinute messages, at most; 0 for no limit
    void rule(int most, int perMinute) {
        this.most = most;
        this.pause = perMinute == 0 ? Duration.ZERO : Duration.ofMinutes(1).dividedBy(perMinute);
    }

    /// How many messages may be on their way at the same time.
    int limit() {
        return Math.min((int) limit, most);
    }

    Duration pause() {
        return pause;
    }

    /// When the next message may go, as far as this decides it.
    Instant opens() {
        return closedUntil.isAfter(next) ? closedUntil : next;
    }

    /// A message goes.
    void goes(Instant now) {
        next = pause.isZero() ? next : now.plus(pause);
    }

    /// It took a message, or refused it for good: it works.
    ///
    /// @return whether it had failed before
    boolean worked() {
        boolean failed = failures > 0;
        succeeded = true;
        failures = 0;
        disappointments = 0;
        limit = Math.min(limit + 1 / limit, Math.max(most, 1));
        return failed;
    }

    /// It did not want a message now.
    ///
    /// @return true when that has happened so often that it is taken to be out of order
    boolean disappointed(boolean slowDown) {
        limit = slowDown ? Math.max(1, limit / 2) : limit;
        return ++disappointments >= PATIENCE;
    }

    /// It cannot be reached: nothing is tried for a while, and then one message.
    ///
    /// @return false when somebody else has just found that out
    boolean close(Instant now, Duration wait) {
        if (closedUntil.isAfter(now) && failures > 0) {
            return false;
        }
        failed(failures + 1, failures == 0 ? now : failingSince, now.plus(wait));
        disappointments = 0;
        return true;
    }

    /// As it was before the start of this node.
    void failed(int times, Instant since, Instant retry) {
        failures = times;
        failingSince = since;
        closedUntil = retry;
        limit = 1;
    }

    /// Somebody wants it to be tried at once.
    void reopen() {
        closedUntil = Instant.EPOCH;
    }

    int failures() {
        return failures;
    }

    Instant failingSince() {
        return failingSince;
    }

    Instant closedUntil() {
        return closedUntil;
    }
}

package org.mailmax.queue.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailmax.queue.QueuePolicy;

/// The way through one smart host, for all destinations behind it together: how many messages at once and in a minute,
/// and whether it can be reached. Who finds no place waits outside, and takes nobody else's place meanwhile.
final class Gate {

    /// Whoever waits for a place is called; should the call come to nothing, he asks again after this.
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private final Pace pace = new Pace();
    private final Set<Lane> waiting = new LinkedHashSet<>();
    private int inside;
    private String answer = "";

    /// What somebody is told at the gate.
    sealed interface Word {

        /// Go through, and say so when you are back.
        record Go() implements Word {}

        /// There is no place now; nothing of this destination goes until somebody calls, or its turn has come.
        record Wait() implements Word {}

        /// The smart host cannot be reached.
        ///
        /// @param until not to be tried before
        /// @param answer what happened the last time
        record Closed(Instant until, String answer) implements Word {}
    }

    synchronized Word enter(Lane lane, QueuePolicy policy, Instant now) {
        pace.rule(policy.concurrency(), policy.perMinute());
        if (waiting.remove(lane)) {
            // Another worker of the same destination was told to wait: nobody calls who is not in the list.
            lane.unpark();
        }
        if (pace.closedUntil().isAfter(now)) {
            return new Word.Closed(pace.closedUntil(), answer);
        }
        if (inside >= pace.limit()) {
            return waits(lane, now.plus(ASK_AGAIN));
        }
        if (pace.opens().isAfter(now)) {
            return waits(lane, pace.opens().plus(pace.pause().multipliedBy(waiting.size())));
        }
        inside++;
        pace.goes(now);
        return new Word.Go();
    }

    /// Parks before anybody can be called: a call must not come first and be forgotten.
    private Word waits(Lane lane, Instant until) {
        waiting.add(lane);
        lane.park(until);
        return new Word.Wait();
    }

    /// Somebody is back.
    ///
    /// @return who has waited longest and may be called
    synchronized List<Lane> leave() {
        inside--;
        if (!pace.pause().isZero()) {
            // Each has been told his turn.
            return List.of();
        }
        List<Lane> called = new ArrayList<>();
        for (Iterator<Lane> next = waiting.iterator(); next.hasNext() && called.size() < pace.limit() - inside; ) {
            called.add(next.next());
            next.remove();
        }
        return called;
    }

    synchronized void worked() {
        pace.worked();
    }

    synchronized void disappointed(boolean slowDown) {
        pace.disappointed(slowDown);
    }

    /// The smart host could not be reached.
    ///
    /// @return not to be tried before
    synchronized Instant close(QueuePolicy policy, String because, Instant now) {
        if (pace.close(now, policy.wait(pace.failures() + 1))) {
            answer = because;
        }
        return pace.closedUntil();
    }

    synchronized void reopen() {
        pace.reopen();
    }
}

package org.mailmax.protocol.wire;

import java.time.Duration;

/// A moment by which something has to be done.
public final class Deadline {

    private final long end;

    public Deadline(Duration timeout) {
        end = System.nanoTime() + timeout.toNanos();
    }

    /// What is left, never negative.
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    public boolean isOver() {
        return end - System.nanoTime() <= 0;
    }
}

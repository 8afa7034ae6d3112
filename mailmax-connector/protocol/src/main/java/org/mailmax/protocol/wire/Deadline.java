package org.mailmax.protocol.wire;

import java.time.Duration;
import java.util.function.LongSupplier;

/// A moment by which something has to be done.
public final class Deadline {

    private final LongSupplier clock;
    private final long end;

    public Deadline(Duration timeout) {
        this(timeout, System::nanoTime);
    }

    /// @param clock the time in nanoseconds, such as that of a connection
    public Deadline(Duration timeout, LongSupplier clock) {
        this.clock = clock;
        this.end = clock.getAsLong() + timeout.toNanos();
    }

    /// What is left, never negative.
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - clock.getAsLong()));
    }

    public boolean isOver() {
        return end - clock.getAsLong() <= 0;
    }
}

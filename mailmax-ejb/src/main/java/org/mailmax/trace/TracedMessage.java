package org.mailmax.trace;

import java.time.Instant;
import java.util.List;

/// Everything known of one message.
///
/// @param steps in the order of time
public record TracedMessage(TraceRecord.Message message, List<Timed> steps) {

    /// A step and when it happened.
    public record Timed(Instant at, TraceStep step) {}
}

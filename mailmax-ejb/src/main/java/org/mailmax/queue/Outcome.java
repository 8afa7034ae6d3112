package org.mailmax.queue;

import java.time.Instant;

/// What becomes of a recipient in the queue.
public sealed interface Outcome {

    /// The recipient's id.
    long recipient();

    /// It is done: handed over, given up, or taken away. The row goes, and its message with the last one.
    ///
    /// @param message the id of its message
    record Ended(long recipient, long message) implements Outcome {}

    /// An attempt has failed for now.
    ///
    /// @param at when it was tried
    /// @param answer what the host said, or what happened instead
    record Deferred(long recipient, Instant at, Instant next, String answer) implements Outcome {}

    /// The sender has been told that it takes long.
    record Noticed(long recipient) implements Outcome {}

    /// It must not be tried any more until somebody has looked at it.
    record Held(long recipient, String because) implements Outcome {}
}

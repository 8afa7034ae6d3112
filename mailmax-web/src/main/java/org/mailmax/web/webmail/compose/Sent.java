package org.mailmax.web.webmail.compose;

import org.mailmax.queue.outbox.Scheduled;

/// How a message was sent.
sealed interface Sent {

    /// It has left, or will in any case.
    record Gone() implements Sent {}

    /// The same, but its author has no copy.
    record GoneWithoutCopy() implements Sent {}

    /// It waits and may be taken back.
    record Waiting(Scheduled message) implements Sent {}
}

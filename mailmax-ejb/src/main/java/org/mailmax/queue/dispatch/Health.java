package org.mailmax.queue.dispatch;

/// What is known of a destination. Each kind has room of its own, so that those who do not answer never take the place
/// of those who do.
enum Health {
    /// It took mail a moment ago.
    ALIVE,
    UNKNOWN,
    /// The last attempt reached no host.
    FAILING
}

package org.mailmax.queue;

/// Why a message leaves.
public enum Origin {
    /// One of our users sent it.
    SUBMISSION,
    /// An account forwards its mail.
    FORWARD,
    /// An autoresponder answers.
    RESPONSE,
    /// We tell a sender what became of his message.
    REPORT,
    /// We tell a domain how TLS with its hosts went.
    TLS_REPORT
}

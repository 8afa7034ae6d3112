package org.mailmax.signing;

/// What becomes of a signature when it is verified (RFC 8601 §2.7.1).
enum Verdict {
    /// It holds.
    PASS,
    /// It does not: the message was changed, or somebody else signed it.
    FAIL,
    /// It cannot be understood.
    NEUTRAL,
    /// It cannot be verified now, and later perhaps: the DNS did not answer.
    TEMPERROR,
    /// It can never be verified: there is no such key.
    PERMERROR
}

package org.mailmax.protocol.sasl;

import org.mailmax.mail.identity.Credentials;

/// How an exchange ended.
public sealed interface SaslOutcome {

    /// The client has shown credentials, which are still to be checked.
    record Shown(Credentials credentials) implements SaslOutcome {}

    /// The client gave up with `*`.
    record Cancelled() implements SaslOutcome {}

    /// The client asked to act as somebody else.
    record OtherIdentity() implements SaslOutcome {}

    /// The client's words cannot be understood; the reason may be told to it.
    record Malformed(String reason) implements SaslOutcome {}
}

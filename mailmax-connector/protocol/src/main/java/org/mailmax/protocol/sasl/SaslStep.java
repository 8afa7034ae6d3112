package org.mailmax.protocol.sasl;

import java.util.function.Function;
import org.mailmax.mail.identity.Credentials;

/// Where a mechanism stands after a response of the client.
sealed interface SaslStep {

    /// The server says something and hands the client's answer on.
    record Challenge(String text, Function<byte[], SaslStep> next) implements SaslStep {}

    /// The client has shown who it is, to be checked.
    record Shown(Credentials credentials) implements SaslStep {}

    /// The client wants to act as somebody else (RFC 4616 §2), which nobody may here.
    record OtherIdentity() implements SaslStep {}

    /// The client said what the mechanism does not know.
    record Malformed(String reason) implements SaslStep {}
}

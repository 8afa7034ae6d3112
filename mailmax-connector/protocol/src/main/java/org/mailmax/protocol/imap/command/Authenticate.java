package org.mailmax.protocol.imap.command;

import java.util.Optional;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// AUTHENTICATE: a SASL exchange. RFC 9051 §6.2.2.
///
/// @param initialResponse in base64, `=` for an empty one (RFC 4959 §3)
public record Authenticate(String mechanism, Optional<String> initialResponse) implements ImapCommand.NotAuthenticated {

    /// `authenticate = "AUTHENTICATE" SP auth-type [SP initial-resp] *(CRLF base64)` — RFC 9051 §9; the lines that
    /// follow are the handler's business.
    static Authenticate read(ImapTokens in) {
        in.sp();
        String mechanism = in.keyword();
        return new Authenticate(mechanism, in.skip(' ') ? Optional.of(in.atom()) : Optional.empty());
    }

    /// The initial response may be a password.
    @Override
    public String toString() {
        return "Authenticate[" + mechanism + "]";
    }
}

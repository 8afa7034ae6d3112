package org.mailmax.protocol.pop3.session;

import java.util.Optional;
import org.mailmax.mail.identity.Identity;

/// Where a session stands (RFC 1939 §3). UPDATE is not among them: it lasts for the one call that QUIT makes.
sealed interface Pop3State {

    /// @param user the name given by USER, when PASS may follow
    record Authorization(Optional<String> user) implements Pop3State {}

    record Transaction(Identity who, Maildrop maildrop) implements Pop3State {}

    record Over() implements Pop3State {}
}

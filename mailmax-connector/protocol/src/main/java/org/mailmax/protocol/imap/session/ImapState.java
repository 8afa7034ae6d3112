package org.mailmax.protocol.imap.session;

import org.mailmax.mail.identity.Identity;
import org.mailmax.protocol.imap.syntax.Dialect;

/// Where a session stands (RFC 9051 §3), with the data that is legal there.
sealed interface ImapState {

    record NotAuthenticated() implements ImapState {}

    /// STARTTLS has been answered with OK; the next octets are those of a handshake.
    record StartingTls() implements ImapState {}

    /// After login, with a mailbox selected or not.
    sealed interface LoggedIn extends ImapState {
        Identity who();

        Dialect dialect();

        default Authenticated deselected() {
            return new Authenticated(who(), dialect());
        }
    }

    record Authenticated(Identity who, Dialect dialect) implements LoggedIn {}

    record Selected(Identity who, Dialect dialect, SelectedView view) implements LoggedIn {}

    record LoggedOut() implements ImapState {}
}

package org.mailmax.protocol.smtp;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Identity;

/// Where a session stands (RFC 5321 §4.1.4).
sealed interface SmtpState {

    /// The client has not said who it is, or has to say it again after STARTTLS.
    record Connected() implements SmtpState {}

    /// The client has said who it is.
    sealed interface Known extends SmtpState {
        Client client();
    }

    record Ready(Client client) implements Known {}

    /// Between MAIL and the end of the message.
    ///
    /// @param recipients accepted so far, in their order
    record Transaction(Client client, SmtpCommand.Mail mail, Set<EmailAddress> recipients) implements Known {

        static Transaction begin(Client client, SmtpCommand.Mail mail) {
            return new Transaction(client, mail, new LinkedHashSet<>());
        }
    }

    /// The connection is to be closed.
    record Over() implements SmtpState {}

    /// @param name as the client gave it
    /// @param extended false after HELO
    /// @param identity who has logged in
    record Client(String name, boolean extended, Optional<Identity> identity) {

        Client as(Identity who) {
            return new Client(name, extended, Optional.of(who));
        }
    }
}

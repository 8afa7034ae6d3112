package org.mailmax.protocol.smtp;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.transfer.RecipientOptions;

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
    /// @param recipients accepted so far, in their order, with what was asked for each
    record Transaction(Client client, SmtpCommand.Mail mail, SequencedMap<EmailAddress, RecipientOptions> recipients)
            implements Known {

        static Transaction begin(Client client, SmtpCommand.Mail mail) {
            return new Transaction(client, mail, new LinkedHashMap<>());
        }
    }

    /// Between the first BDAT and the last: only more of them may follow, or RSET (RFC 3030 §2).
    record Chunks(Transaction transaction, ChunkedMessage message) implements Known {

        @Override
        public Client client() {
            return transaction.client();
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

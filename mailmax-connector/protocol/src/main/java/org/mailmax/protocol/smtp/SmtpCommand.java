package org.mailmax.protocol.smtp;

import java.util.Optional;
import java.util.OptionalLong;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.protocol.sasl.SaslMechanism;

/// A command of the client (RFC 5321 §4.1.1).
public sealed interface SmtpCommand {

    /// Says who the client is; each service knows some of them.
    sealed interface Greeting extends SmtpCommand permits Helo, Ehlo, Lhlo {
        String name();
    }

    /// The steps of a mail transaction (RFC 5321 §3.3).
    sealed interface Mailing extends SmtpCommand permits Mail, Rcpt, Data, Bdat {}

    /// Makes the connection or the client trustworthy.
    sealed interface Securing extends SmtpCommand permits StartTls, Auth {}

    /// Legal at any time.
    sealed interface AnyTime extends SmtpCommand permits Rset, Noop, Vrfy, Help, Quit {}

    record Helo(String name) implements Greeting {}

    record Ehlo(String name) implements Greeting {}

    /// RFC 2033 §4.1.
    record Lhlo(String name) implements Greeting {}

    record Mail(ReversePath from, MailParameters parameters) implements Mailing {}

    record Rcpt(ForwardPath to, RecipientOptions options) implements Mailing {}

    record Data() implements Mailing {}

    /// RFC 3030 §2.
    ///
    /// @param size octets of the chunk that follows the line; nothing when the client did not say it properly
    /// @param last true when the message ends with this chunk
    record Bdat(OptionalLong size, boolean last) implements Mailing {}

    /// RFC 3207 §4.
    record StartTls() implements Securing {}

    /// RFC 4954 §4; no mechanism when we do not know the one named.
    record Auth(Optional<SaslMechanism> mechanism, Optional<String> initialResponse) implements Securing {

        /// The initial response holds a password.
        @Override
        public String toString() {
            return "Auth[" + mechanism + "]";
        }
    }

    record Rset() implements AnyTime {}

    record Noop() implements AnyTime {}

    record Vrfy() implements AnyTime {}

    record Help() implements AnyTime {}

    record Quit() implements AnyTime {}
}

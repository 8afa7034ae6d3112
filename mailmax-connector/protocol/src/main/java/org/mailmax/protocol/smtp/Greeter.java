package org.mailmax.protocol.smtp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.sasl.SaslMechanism;
import org.mailmax.protocol.wire.Connection;

/// EHLO, HELO and LHLO: who the client is and what the service can do (RFC 5321 §4.1.1.1, RFC 2033 §4.1).
final class Greeter {

    private final Connection connection;
    private final SmtpSettings settings;
    private final boolean lmtp;

    Greeter(Connection connection, SmtpSettings settings) {
        this.connection = connection;
        this.settings = settings;
        this.lmtp = connection.peer().service() == Service.LMTP;
    }

    /// True when a password may be given now (RFC 4954 §4, RFC 8314 §3.3).
    boolean takesPasswords() {
        return connection.peer().service() == Service.SUBMISSION
                && (settings.plaintextAuth() || connection.peer().secure());
    }

    Answer answer(SmtpCommand.Greeting greeting, SmtpState state) {
        Optional<Identity> identity =
                state instanceof SmtpState.Known known ? known.client().identity() : Optional.empty();
        return switch (greeting) {
            case SmtpCommand.Lhlo lhlo when lmtp -> extended(lhlo.name(), identity);
            case SmtpCommand.Ehlo ehlo when !lmtp -> extended(ehlo.name(), identity);
            case SmtpCommand.Helo helo when !lmtp -> basic(helo.name(), identity);
            // RFC 2033 §4.1: an LMTP server must refuse HELO and EHLO, so that nobody takes it for SMTP.
            case SmtpCommand.Greeting _ ->
                Answer.of(SmtpReply.of(500, "5.5.1", lmtp ? "this is LMTP" : "this is SMTP"), state);
        };
    }

    private Answer basic(String name, Optional<Identity> identity) {
        SmtpReply reply = SmtpReply.plain(250, settings.hostname().toString());
        return Answer.of(reply, new SmtpState.Ready(new SmtpState.Client(name, false, identity)));
    }

    private Answer extended(String name, Optional<Identity> identity) {
        SmtpReply reply = new SmtpReply(250, "", extensions());
        return Answer.of(reply, new SmtpState.Ready(new SmtpState.Client(name, true, identity)));
    }

    private List<String> extensions() {
        List<String> lines = new ArrayList<>(List.of(settings.hostname().toString(), "PIPELINING"));
        lines.add("SIZE " + settings.sizes().message());
        if (connection.canStartTls()) {
            lines.add("STARTTLS");
        }
        if (takesPasswords()) {
            lines.add("AUTH " + SaslMechanism.names());
        }
        lines.addAll(List.of("8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"));
        lines.addAll(new Extensions(connection.peer(), settings).names(Instant.now()));
        return lines;
    }
}

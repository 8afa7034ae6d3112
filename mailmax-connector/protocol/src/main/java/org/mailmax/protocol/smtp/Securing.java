package org.mailmax.protocol.smtp;

import java.io.IOException;
import java.util.List;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.protocol.sasl.SaslExchange;
import org.mailmax.protocol.sasl.SaslMechanism;
import org.mailmax.protocol.sasl.SaslOutcome;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.WireReader;
import org.mailmax.protocol.wire.WireWriter;

/// STARTTLS and AUTH (RFC 3207, RFC 4954).
final class Securing {

    private final Connection connection;
    private final WireReader in;
    private final WireWriter out;
    private final MailTransfer mail;
    private final SmtpSettings settings;
    private int failures;

    Securing(Connection connection, WireReader in, WireWriter out, MailTransfer mail, SmtpSettings settings) {
        this.connection = connection;
        this.in = in;
        this.out = out;
        this.mail = mail;
        this.settings = settings;
    }

    Answer answer(SmtpCommand.Securing command, SmtpState state) throws IOException {
        return switch (command) {
            case SmtpCommand.StartTls _ -> startTls(state);
            case SmtpCommand.Auth auth -> auth(auth, state);
        };
    }

    /// What came in the clear after the command must not be taken for protected (CVE-2011-0411, CVE-2021-38542): the
    /// connection ends. All that was known of the client is forgotten (RFC 3207 §4.2).
    private Answer startTls(SmtpState state) throws IOException {
        boolean loggedIn = state instanceof SmtpState.Known known
                && known.client().identity().isPresent();
        if (!connection.canStartTls()) {
            return Answer.of(SmtpReply.of(503, "5.5.1", "TLS cannot be started here"), state);
        }
        if (loggedIn || state instanceof SmtpState.Transaction || state instanceof SmtpState.Chunks) {
            return Answer.of(SmtpReply.BAD_SEQUENCE, state);
        }
        if (in.hasBuffered()) {
            return Answer.of(SmtpReply.of(554, "5.5.1", "nothing may follow STARTTLS"), new SmtpState.Over());
        }
        SmtpReply.of(220, "2.0.0", "begin TLS").writeTo(out);
        out.startTls();
        return new Answer(List.of(), new SmtpState.Connected());
    }

    private Answer auth(SmtpCommand.Auth auth, SmtpState state) throws IOException {
        if (connection.peer().service() != Service.SUBMISSION) {
            return Answer.of(SmtpReply.of(502, "5.5.1", "authentication is for the submission service"), state);
        }
        if (!(state instanceof SmtpState.Ready ready)
                || ready.client().identity().isPresent()) {
            return Answer.of(SmtpReply.BAD_SEQUENCE, state);
        }
        if (!settings.plaintextAuth() && !connection.peer().secure()) {
            return Answer.of(SmtpReply.of(538, "5.7.11", "passwords are taken only over TLS"), state);
        }
        if (auth.mechanism().isEmpty()) {
            return Answer.of(SmtpReply.of(504, "5.5.4", "the mechanisms are " + SaslMechanism.names()), state);
        }
        return exchange(auth, auth.mechanism().get(), ready);
    }

    private Answer exchange(SmtpCommand.Auth auth, SaslMechanism mechanism, SmtpState.Ready state) throws IOException {
        SaslExchange exchange = new SaslExchange(challenge -> {
            out.line("334 " + challenge);
            return in.readLine(SaslExchange.MAX_LINE, settings.times().command());
        });
        return switch (exchange.run(mechanism, auth.initialResponse())) {
            case SaslOutcome.Shown shown -> logIn(shown.credentials(), state);
            case SaslOutcome.Cancelled _ -> Answer.of(SmtpReply.of(501, "5.7.0", "cancelled"), state);
            case SaslOutcome.OtherIdentity _ -> failed(new MailException.AuthenticationFailed(), state);
            case SaslOutcome.Malformed bad -> Answer.of(SmtpReply.of(501, "5.5.2", bad.reason()), state);
        };
    }

    private Answer logIn(Credentials credentials, SmtpState.Ready state) {
        try {
            Identity who = mail.authenticate(credentials, connection.peer());
            connection.belongsTo(who);
            SmtpState.Client client = state.client().as(who);
            return Answer.of(SmtpReply.of(235, "2.7.0", "welcome"), new SmtpState.Ready(client));
        } catch (MailException failure) {
            return failed(failure, state);
        }
    }

    private Answer failed(MailException failure, SmtpState.Ready state) {
        failures++;
        boolean enough = failures >= settings.patience().failures();
        return Answer.of(SmtpFailure.login(failure), enough ? new SmtpState.Over() : state);
    }
}

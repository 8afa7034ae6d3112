package org.mailmax.protocol.imap.session;

import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Login;
import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.imap.syntax.Dialect;

/// LOGIN (RFC 9051 §6.2.3).
final class LoginHandler {

    private final Dialogue dialogue;

    LoginHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Login login, ImapState.NotAuthenticated state) {
        return logIn(login.credentials(), state);
    }

    /// Nothing is checked without TLS, so that nobody who listens learns whether a password is right.
    Reply logIn(Credentials credentials, ImapState.NotAuthenticated state) {
        if (!dialogue.mayLogIn()) {
            return Reply.no(ResponseCode.PRIVACYREQUIRED, "say STARTTLS first", state);
        }
        try {
            Identity who = dialogue.mail()
                    .authenticate(credentials, dialogue.connection().peer());
            return loggedIn(new ImapState.Authenticated(who, Dialect.REV1));
        } catch (MailException.NotPermitted refused) {
            return Reply.no(ResponseCode.AUTHORIZATIONFAILED, refused.getMessage(), state);
        } catch (MailException problem) {
            return MailProblem.reply(problem, state);
        }
    }

    private Reply loggedIn(ImapState.Authenticated next) {
        String capabilities = new CapabilityHandler(dialogue).capabilities(next);
        return Reply.ok(new ResponseCode("CAPABILITY " + capabilities), "logged in", next);
    }
}

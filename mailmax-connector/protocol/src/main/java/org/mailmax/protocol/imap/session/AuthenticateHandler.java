package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmax.protocol.imap.command.Authenticate;
import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.sasl.SaslExchange;
import org.mailmax.protocol.sasl.SaslMechanism;
import org.mailmax.protocol.sasl.SaslOutcome;
import org.mailmax.protocol.wire.Line;

/// AUTHENTICATE (RFC 9051 §6.2.2, RFC 4959).
final class AuthenticateHandler {

    /// ` AUTH=PLAIN` and so on.
    static final String CAPABILITIES = Arrays.stream(SaslMechanism.values())
            .map(mechanism -> " AUTH=" + mechanism.name())
            .collect(Collectors.joining());

    private final Dialogue dialogue;

    AuthenticateHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Authenticate authenticate, ImapState.NotAuthenticated state) throws IOException {
        Optional<SaslMechanism> mechanism = SaslMechanism.of(authenticate.mechanism());
        if (mechanism.isEmpty()) {
            return Reply.no(ResponseCode.CANNOT, "this mechanism is not known here", state);
        }
        if (!dialogue.mayLogIn()) {
            return Reply.no(ResponseCode.PRIVACYREQUIRED, "say STARTTLS first", state);
        }
        SaslOutcome outcome = new SaslExchange(this::ask).run(mechanism.get(), authenticate.initialResponse());
        return switch (outcome) {
            case SaslOutcome.Shown shown -> new LoginHandler(dialogue).logIn(shown.credentials(), state);
            case SaslOutcome.OtherIdentity _ ->
                Reply.no(ResponseCode.AUTHORIZATIONFAILED, "nobody may act as somebody else", state);
            case SaslOutcome.Cancelled _ -> Reply.bad("AUTHENTICATE cancelled", state);
            case SaslOutcome.Malformed malformed -> Reply.bad(malformed.reason(), state);
        };
    }

    private Line ask(String base64) throws IOException {
        dialogue.out().line("+ " + base64);
        dialogue.out().pass();
        return dialogue.in().readLine(SaslExchange.MAX_LINE, dialogue.login().remaining());
    }
}

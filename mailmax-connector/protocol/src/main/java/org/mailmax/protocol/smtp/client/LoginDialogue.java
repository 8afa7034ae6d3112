package org.mailmax.protocol.smtp.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mailmax.mail.relay.Destination.Login;
import org.mailmax.mail.relay.Reply;

/// AUTH (RFC 4954 §4).
final class LoginDialogue {

    /// RFC 4954 §4.3: more challenges than any mechanism has are a host that never ends.
    private static final int MAX_CHALLENGES = 8;

    private final Dialogue dialogue;

    LoginDialogue(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    void run(Login login) throws IOException {
        LoginMechanism mechanism = LoginMechanism.best(dialogue.extensions().mechanisms(), login)
                .orElseThrow(() -> HostRefusalException.forNow("the host offers no way to log in that is known here"));
        HostReply reply = dialogue.ask("AUTH " + mechanism.name()
                + mechanism.first().map(octets -> " " + base64(octets)).orElse(""));
        for (int i = 0; reply.code() == 334 && i < MAX_CHALLENGES; i++) {
            Optional<byte[]> response = challenge(reply).flatMap(mechanism::respond);
            // RFC 4954 §4: "*" gives up.
            reply = dialogue.ask(response.map(LoginDialogue::base64).orElse("*"));
        }
        if (reply.code() != 235) {
            Reply refused = reply.toReply();
            throw HostRefusalException.forNow(
                    new Reply(refused.code(), refused.status(), "login refused: " + refused.text()));
        }
        if (!mechanism.isSatisfied()) {
            throw HostRefusalException.forNow("the host does not know the password it takes");
        }
    }

    private static Optional<byte[]> challenge(HostReply reply) {
        try {
            return Optional.of(
                    Base64.getDecoder().decode(reply.lines().getFirst().strip()));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /// An empty response is `=` (RFC 4954 §4); none of ours is.
    private static String base64(byte[] octets) {
        return new String(Base64.getEncoder().encode(octets), StandardCharsets.US_ASCII);
    }
}

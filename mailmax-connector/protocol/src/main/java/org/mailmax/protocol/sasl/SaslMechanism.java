package org.mailmax.protocol.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.LoginName;
import org.mailmax.mail.identity.Credentials;

/// The mechanisms offered; each a chain of steps without any state outside of it.
public enum SaslMechanism {
    /// One message with both names and the password (RFC 4616).
    PLAIN {
        @Override
        SaslStep begin() {
            return new SaslStep.Challenge("", SaslMechanism::plain);
        }

        @Override
        SaslStep begin(byte[] response) {
            return plain(response);
        }
    },

    /// Name and password one after the other (draft-murchison-sasl-login): never a standard, but some clients know no
    /// other.
    LOGIN {
        @Override
        SaslStep begin() {
            return new SaslStep.Challenge("Username:", SaslMechanism::loginName);
        }

        @Override
        SaslStep begin(byte[] response) {
            return loginName(response);
        }
    };

    /// For a name or a password, in octets of UTF-8; RFC 4616 §2 asks for 255 at least.
    public static final int MAX_OCTETS = 1024;

    public static Optional<SaslMechanism> of(String name) {
        return Arrays.stream(values())
                .filter(mechanism -> mechanism.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /// All names, as EHLO and CAPA list them.
    public static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(" "));
    }

    /// The first step when the client waits for a challenge.
    abstract SaslStep begin();

    /// The first step when the client has sent its initial response.
    abstract SaslStep begin(byte[] response);

    /// `[authzid] NUL authcid NUL passwd` (RFC 4616 §2).
    private static SaslStep plain(byte[] message) {
        String[] parts = text(message).orElse("").split("\0", -1);
        if (parts.length != 3 || !isNameable(parts[1]) || !isNameable(parts[2])) {
            return new SaslStep.Malformed("not a PLAIN message");
        }
        return isSelf(parts[0], parts[1]) ? shown(parts[1], parts[2]) : new SaslStep.OtherIdentity();
    }

    private static boolean isSelf(String authorization, String authentication) {
        Optional<EmailAddress> wanted = LoginName.parse(authorization);
        return authorization.isEmpty()
                || authorization.equals(authentication)
                || wanted.isPresent() && wanted.equals(LoginName.parse(authentication));
    }

    private static SaslStep loginName(byte[] response) {
        Optional<String> login = text(response).filter(SaslMechanism::isNameable);
        return login.<SaslStep>map(name -> new SaslStep.Challenge("Password:", secret -> loginSecret(name, secret)))
                .orElseGet(() -> new SaslStep.Malformed("not a name"));
    }

    private static SaslStep loginSecret(String login, byte[] response) {
        return text(response)
                .filter(SaslMechanism::isNameable)
                .map(secret -> shown(login, secret))
                .orElseGet(() -> new SaslStep.Malformed("not a password"));
    }

    private static SaslStep shown(String login, String secret) {
        return new SaslStep.Shown(new Credentials.Password(login, secret));
    }

    private static boolean isNameable(String text) {
        return !text.isEmpty() && text.indexOf('\0') < 0 && text.getBytes(StandardCharsets.UTF_8).length <= MAX_OCTETS;
    }

    private static Optional<String> text(byte[] octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}

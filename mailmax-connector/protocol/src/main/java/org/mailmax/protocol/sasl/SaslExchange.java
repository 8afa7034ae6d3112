package org.mailmax.protocol.sasl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.mailmax.protocol.wire.Line;

/// The dialogue of one authentication, in base64 (RFC 4954 §4, RFC 5034 §4, RFC 9051 §6.2.2).
public final class SaslExchange {

    /// RFC 4954 §4: a line with a response has up to 12288 octets.
    public static final int MAX_LINE = 12_288;

    /// Sends a challenge the way the protocol does and reads the client's line.
    @FunctionalInterface
    public interface Challenger {
        Line ask(String base64) throws IOException;
    }

    private final Challenger challenger;

    public SaslExchange(Challenger challenger) {
        this.challenger = challenger;
    }

    /// Leads the exchange to its end.
    ///
    /// @param initial the initial response as it stands in the command: base64, or `=` for an empty one
    public SaslOutcome run(SaslMechanism mechanism, Optional<String> initial) throws IOException {
        SaslStep step = initial.isEmpty() ? mechanism.begin() : first(mechanism, initial.get());
        while (step instanceof SaslStep.Challenge challenge) {
            Line answer = challenger.ask(encode(challenge.text()));
            if (isCancel(answer)) {
                return new SaslOutcome.Cancelled();
            }
            step = decode(answer).map(challenge.next()).orElseGet(SaslExchange::notBase64);
        }
        return outcome(step);
    }

    private static SaslStep first(SaslMechanism mechanism, String initial) {
        Optional<byte[]> response = initial.equals("=") ? Optional.of(new byte[0]) : decode(initial);
        return response.map(mechanism::begin).orElseGet(SaslExchange::notBase64);
    }

    private static SaslOutcome outcome(SaslStep step) {
        return switch (step) {
            case SaslStep.Shown shown -> new SaslOutcome.Shown(shown.credentials());
            case SaslStep.OtherIdentity _ -> new SaslOutcome.OtherIdentity();
            case SaslStep.Malformed malformed -> new SaslOutcome.Malformed(malformed.reason());
            case SaslStep.Challenge _ -> throw new IllegalStateException("the exchange has not ended");
        };
    }

    private static boolean isCancel(Line line) {
        return line instanceof Line.Complete complete && Arrays.equals(complete.octets(), new byte[] {'*'});
    }

    private static Optional<byte[]> decode(Line line) {
        return line instanceof Line.Complete complete
                ? decode(new String(complete.octets(), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    /// Strict: no white space, no missing padding, no bits left over (RFC 4648 §3.5), or two spellings of one password
    /// would be different and equal at once.
    private static Optional<byte[]> decode(String text) {
        try {
            byte[] octets = Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(octets).equals(text) ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SaslStep notBase64() {
        return new SaslStep.Malformed("not base64");
    }
}

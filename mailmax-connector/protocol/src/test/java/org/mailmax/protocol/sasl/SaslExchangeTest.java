package org.mailmax.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.protocol.wire.Line;

class SaslExchangeTest {

    private static final SaslOutcome ANN =
            new SaslOutcome.Shown(new Credentials.Password("ann@here.test", "geh\u00e4im"));

    private final List<String> challenges = new ArrayList<>();

    @Test
    void plainWithInitialResponseNeedsNoChallenge() throws IOException {
        assertThat(run(SaslMechanism.PLAIN, Optional.of(base64("\0ann@here.test\0geh\u00e4im"))))
                .isEqualTo(ANN);
        assertThat(challenges).isEmpty();
    }

    @Test
    void plainAsksForItsMessage() throws IOException {
        assertThat(run(SaslMechanism.PLAIN, Optional.empty(), base64("\0ann@here.test\0geh\u00e4im")))
                .isEqualTo(ANN);
        assertThat(challenges).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@here.test", "ann/here.test", "ANN@HERE.TEST"})
    void onesOwnNameMayBeGivenTwice(String authorization) throws IOException {
        assertThat(run(SaslMechanism.PLAIN, Optional.of(base64(authorization + "\0ann@here.test\0geh\u00e4im"))))
                .isEqualTo(ANN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@here.test", "root", "ann"})
    void nobodyActsAsAnother(String authorization) throws IOException {
        assertThat(run(SaslMechanism.PLAIN, Optional.of(base64(authorization + "\0ann@here.test\0geh\u00e4im"))))
                .isEqualTo(new SaslOutcome.OtherIdentity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "\0\0", "\0ann\0", "\0\0x", "ann\0x", "\0a\0b\0c", "ann"})
    void aMalformedPlainMessageIsToldAsSuch(String message) throws IOException {
        assertThat(run(SaslMechanism.PLAIN, Optional.empty(), base64(message)))
                .isInstanceOf(SaslOutcome.Malformed.class);
    }

    @Test
    void namesAndPasswordsHaveALimit() throws IOException {
        String longest = "x".repeat(SaslMechanism.MAX_OCTETS);
        assertThat(run(SaslMechanism.PLAIN, Optional.of(base64("\0ann\0" + longest))))
                .isInstanceOf(SaslOutcome.Shown.class);
        assertThat(run(SaslMechanism.PLAIN, Optional.of(base64("\0ann\0" + longest + "x"))))
                .isInstanceOf(SaslOutcome.Malformed.class);
    }

    @Test
    void loginAsksForNameAndPassword() throws IOException {
        assertThat(run(SaslMechanism.LOGIN, Optional.empty(), base64("ann@here.test"), base64("geh\u00e4im")))
                .isEqualTo(ANN);
        assertThat(challenges).containsExactly("VXNlcm5hbWU6", "UGFzc3dvcmQ6");
    }

    @Test
    void loginTakesTheNameAsInitialResponse() throws IOException {
        assertThat(run(SaslMechanism.LOGIN, Optional.of(base64("ann@here.test")), base64("geh\u00e4im")))
                .isEqualTo(ANN);
        assertThat(challenges).containsExactly("UGFzc3dvcmQ6");
    }

    @Test
    void theClientMayGiveUp() throws IOException {
        assertThat(run(SaslMechanism.PLAIN, Optional.empty(), "*")).isEqualTo(new SaslOutcome.Cancelled());
        assertThat(run(SaslMechanism.LOGIN, Optional.empty(), base64("ann"), "*"))
                .isEqualTo(new SaslOutcome.Cancelled());
    }

    /// RFC 4648 §3.2, §3.3, §3.5.
    @ParameterizedTest
    @ValueSource(
            strings = {"A", "AB", "ABC", "AB=", "AB==C", "A B=", " AGEAYg==", "AGEAYg", "AGEAYh==", "AGEAYg==\0", "-_-_"
            })
    void base64IsStrict(String response) throws IOException {
        assertThat(run(SaslMechanism.PLAIN, Optional.empty(), response)).isInstanceOf(SaslOutcome.Malformed.class);
        assertThat(run(SaslMechanism.PLAIN, Optional.of(response))).isInstanceOf(SaslOutcome.Malformed.class);
    }

    @Test
    void anOverlongLineEndsTheExchange() throws IOException {
        SaslExchange exchange = new SaslExchange(_ -> new Line.TooLong());
        assertThat(exchange.run(SaslMechanism.PLAIN, Optional.empty())).isInstanceOf(SaslOutcome.Malformed.class);
    }

    @Test
    void octetsThatAreNoTextAreMalformed() throws IOException {
        String notUtf8 = Base64.getEncoder().encodeToString(new byte[] {0, 'a', 0, (byte) 0xC3});
        assertThat(run(SaslMechanism.PLAIN, Optional.of(notUtf8))).isInstanceOf(SaslOutcome.Malformed.class);
    }

    @Test
    void passwordsAreNotPrinted() throws IOException {
        assertThat(run(SaslMechanism.PLAIN, Optional.of(base64("\0ann\0geheim")))
                        .toString())
                .doesNotContain("geheim");
    }

    @Test
    void anyOctetsEndTheExchangeWithAnOutcome() throws IOException {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            String text = random.nextBoolean()
                    ? Base64.getEncoder().encodeToString(octets)
                    : new String(octets, StandardCharsets.ISO_8859_1);
            SaslMechanism mechanism = SaslMechanism.values()[random.nextInt(2)];
            assertThat(run(mechanism, Optional.of(text), text, text))
                    .as("seed %d", seed)
                    .isNotNull();
        }
    }

    private SaslOutcome run(SaslMechanism mechanism, Optional<String> initial, String... answers) throws IOException {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(answers));
        return new SaslExchange(challenge -> {
                    challenges.add(challenge);
                    return new Line.Complete(left.removeFirst().getBytes(StandardCharsets.ISO_8859_1));
                })
                .run(mechanism, initial);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

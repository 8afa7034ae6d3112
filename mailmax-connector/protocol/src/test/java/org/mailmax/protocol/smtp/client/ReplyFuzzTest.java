package org.mailmax.protocol.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.protocol.testkit.InMemoryHost;

/// Replies: read to the letter, whatever a host says.
class ReplyFuzzTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final double SECONDS = Double.parseDouble(System.getProperty("fuzz.seconds", "1"));
    private static final List<String> PIECES = List.of(
            "250 fine\r\n",
            "250-more\r\n",
            "250",
            "\r\n",
            "\n",
            "\r",
            " ",
            "-",
            "2.0.0 ",
            "5.1.1",
            "550 5.1.1 nobody\r\n",
            "421-",
            "\0",
            "\u00e4",
            "x".repeat(600),
            "250-" + "y".repeat(500) + "\r\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "hello\r\n",
                "25\r\n",
                "2500\r\n",
                "25x fine\r\n",
                "150 fine\r\n",
                "650 fine\r\n",
                "250fine\r\n",
                " 250 fine\r\n",
                "250 fine\n",
                "250 fi\rne\r\n",
                "250-a\r\n251 b\r\n",
                "250-a\r\n\r\n"
            })
    void whatIsNoReplyIsMalformed(String octets) {
        assertThatThrownBy(() -> read(octets)).isInstanceOf(MalformedReplyException.class);
    }

    @Test
    void theEndOfTheConnectionIsNoReply() {
        for (String octets : List.of("", "250", "250-a\r\n", "250 fine\r")) {
            assertThatThrownBy(() -> read(octets)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void thereIsAnEndToEveryReply() {
        assertThatThrownBy(() -> read("250-" + "x".repeat(ReplyReader.MAX_LINE) + "\r\n250 \r\n"))
                .isInstanceOf(MalformedReplyException.class);
        assertThatThrownBy(() -> read("250-x\r\n".repeat(ReplyReader.MAX_LINES) + "250 \r\n"))
                .isInstanceOf(MalformedReplyException.class);
    }

    @Test
    void statusAndWordsOfAllLines() throws IOException {
        assertThat(read("550-5.1.1 no\r\n550-5.1.1\r\n550 5.1.1 body\u0007\r\n").toReply())
                .isEqualTo(new Reply(550, Optional.of(EnhancedStatus.of("5.1.1")), "no  body?"));
        assertThat(read("250\r\n").toReply().text()).isEmpty();
        assertThat(read("250 5.1.1 fine\r\n").toReply().status()).isEmpty();
        assertThat(read("250 " + "x".repeat(1500) + "\r\n").toReply().text()).hasSize(Reply.MAX_TEXT);
    }

    @Test
    void anyOctetsAreAReplyOrNone() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        for (int round = 0; round < 500 || System.nanoTime() < end; round++, seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            StringBuilder octets = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                octets.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            check(octets.toString(), seed);
        }
    }

    private static void check(String octets, long seed) {
        try {
            Reply reply = read(octets).toReply();
            assertThat(reply.code()).as("seed %d", seed).isBetween(200, 599);
            assertThat(reply.text().chars().noneMatch(Character::isISOControl))
                    .as("seed %d", seed)
                    .isTrue();
        } catch (MalformedReplyException | EOFException expected) {
            assertThat(expected).hasMessageNotContaining("\r");
        } catch (IOException | RuntimeException defect) {
            throw new AssertionError("seed " + seed, defect);
        }
    }

    private static HostReply read(String octets) throws IOException {
        InMemoryHost host = new InMemoryHost();
        host.say(octets);
        host.hangUp();
        return new ReplyReader(host).read(LONG);
    }
}

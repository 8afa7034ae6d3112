package org.mailmax.protocol.pop3.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.wire.WireWriter;

class MessageWriterTest {

    @ParameterizedTest(name = "message \"{0}\"")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'','.~'",
                "a,a~.~",
                "a~,a~.~",
                ".,..~.~",
                ".~,..~.~",
                "..~,...~.~",
                "a~.b~,a~..b~.~",
                "a.~.,a.~..~.~",
                "a~~.~b~,a~~..~b~.~"
            })
    void dotsAtTheBeginningOfALineAreDoubled(String message, String sent) throws IOException {
        assertThat(whole(message.replace("~", "\r\n"))).isEqualTo(sent.replace("~", "\r\n"));
    }

    @ParameterizedTest(name = "{0} lines")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"0,'H: 1~~.~'", "1,'H: 1~~a~.~'", "2,'H: 1~~a~..~.~'", "3,'H: 1~~a~..~b~.~'", "9,'H: 1~~a~..~b~.~'"
            })
    void topEndsAfterItsLines(int lines, String sent) throws IOException {
        String shown = written((out, content) -> MessageWriter.top(out, content, lines), "H: 1\r\n\r\na\r\n.\r\nb\r\n");
        assertThat(shown).isEqualTo(sent.replace("~", "\r\n"));
    }

    @Test
    void aClientThatTakesTheDotsAwayHasTheMessageAgain() throws IOException {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 300; round++) {
            String message = randomLines(random);
            assertThat(unstuffed(whole(message))).as("seed %d", seed).isEqualTo(message);
        }
    }

    private static String randomLines(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int line = random.nextInt(3000); line > 0; line--) {
            text.append(random.nextBoolean() ? "." : "")
                    .append("x".repeat(random.nextInt(20)))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String unstuffed(String sent) {
        assertThat(sent).endsWith(".\r\n");
        String lines = ("\r\n" + sent.substring(0, sent.length() - 3)).replace("\r\n.", "\r\n");
        return lines.substring(2);
    }

    private static String whole(String message) throws IOException {
        return written(MessageWriter::whole, message);
    }

    /// One way of writing a content.
    private interface Writing {
        void write(WireWriter out, Content content) throws IOException;
    }

    private static String written(Writing writing, String message) throws IOException {
        InMemoryConnection connection = InMemoryConnection.of(Service.POP3);
        WireWriter out = new WireWriter(connection);
        writing.write(out, Content.of(message.getBytes(StandardCharsets.US_ASCII)));
        out.flush();
        StringBuilder sent = new StringBuilder();
        while (connection.client().hasInput()) {
            sent.append(connection.client().readLine(Duration.ZERO).orElseThrow())
                    .append("\r\n");
        }
        return sent.toString();
    }
}

package org.mailmax.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.testkit.ClientEnd;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.testkit.PiecewiseConnection;

class WireReaderTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final InMemoryConnection connection = InMemoryConnection.of(Service.SMTP);
    private final ClientEnd client = connection.client();
    private final WireWriter writer = new WireWriter(connection);
    private final WireReader reader = new WireReader(connection, writer);

    @Test
    void readsLinesOneAfterAnother() throws IOException {
        client.send("NOOP\r\nQUIT\r\n");
        assertThat(line(80)).isEqualTo("NOOP");
        assertThat(reader.hasBuffered()).isTrue();
        assertThat(line(80)).isEqualTo("QUIT");
        assertThat(reader.hasBuffered()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\n", "\n", "NO\rOP\r\n", "\r\r\n", "NOOP\r\r\n", "a\rb\n"})
    void bareLineEndsAreNoLineEnds(String octets) throws IOException {
        client.send(octets + "QUIT\r\n");
        assertThat(reader.readLine(80, LONG)).isEqualTo(new Line.BareLineEnd());
        assertThat(line(80)).isEqualTo("QUIT");
    }

    @ParameterizedTest
    @CsvSource({"9,TooLong", "10,Complete", "11,Complete"})
    void theLimitCountsOctetsWithoutLineEnd(int limit, String expected) throws IOException {
        client.send("0123456789\r\nQUIT\r\n");
        assertThat(reader.readLine(limit, LONG).getClass().getSimpleName()).isEqualTo(expected);
        assertThat(line(80)).isEqualTo("QUIT");
    }

    @Test
    void anOverlongLineIsThrownAwayUpToItsEnd() throws IOException {
        client.send("x".repeat(50_000) + "\r\nQUIT\r\n");
        assertThat(reader.readLine(512, LONG)).isEqualTo(new Line.TooLong());
        assertThat(line(80)).isEqualTo("QUIT");
    }

    @Test
    void aLineWithoutEndEndsTheConnection() {
        client.send("x".repeat(512 + WireReader.FLOOD + 20_000));
        assertThatThrownBy(() -> reader.readLine(512, LONG)).isInstanceOf(FloodException.class);
    }

    @Test
    void linesDoNotDependOnWhereTheOctetsAreCut() throws IOException {
        String octets = "one\r\nt\u00e4wo\r\n" + "x".repeat(30) + "\r\nbare\nfour\r\n";
        for (int cut = 0; cut <= octets.length(); cut++) {
            assertThat(linesOf(octets.substring(0, cut), octets.substring(cut)))
                    .as("cut at %d", cut)
                    .containsExactly("one", "t\u00e4wo", "TooLong", "BareLineEnd", "four");
        }
    }

    @Test
    void anyOctetsAreReadAsTheSameLinesHoweverTheyAreCut() throws IOException {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        RandomGenerator random = new SplittableRandom(seed);
        for (int round = 0; round < 2000; round++) {
            String octets = randomOctets(random) + "\r\nEND\r\n";
            List<String> whole = linesOf(octets, "");
            int cut = random.nextInt(octets.length());
            assertThat(linesOf(octets.substring(0, cut), octets.substring(cut)))
                    .as("seed %d, octets %s", seed, octets)
                    .isEqualTo(whole);
        }
    }

    @Test
    void countedOctetsMayHoldAnything() throws IOException {
        client.send("a\r\n\n\r\0bNOOP\r\n");
        assertThat(reader.readOctets(7, () -> LONG)).isEqualTo("a\r\n\n\r\0b".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(line(80)).isEqualTo("NOOP");
    }

    @Test
    void octetsCanBeThrownAway() throws IOException {
        client.send("y".repeat(40_000) + "NOOP\r\n");
        reader.discard(40_000, () -> LONG);
        assertThat(line(80)).isEqualTo("NOOP");
    }

    @Test
    void anEndOfInputInALineIsTheEnd() {
        client.send("NOO");
        client.finish();
        assertThatThrownBy(() -> reader.readLine(80, LONG)).isInstanceOf(EOFException.class);
    }

    @Test
    void silenceIsATimeout() {
        assertThatThrownBy(() -> reader.readLine(80, Duration.ofMillis(1))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aSignalDoesNotEndTheWaitForALine() throws IOException {
        connection.signal();
        Thread.ofVirtual().start(() -> client.send("NOOP\r\n"));
        assertThat(line(80)).isEqualTo("NOOP");
    }

    @Test
    void repliesAreSentBeforeWaitingButNotBetweenPipelinedCommands() throws IOException {
        client.send("a\r\nb\r\n");
        line(80);
        writer.line("250 a");
        line(80);
        assertThat(client.hasInput()).isFalse();
        writer.line("250 b");
        assertThatThrownBy(() -> reader.readLine(80, Duration.ofMillis(1))).isInstanceOf(SocketTimeoutException.class);
        assertThat(client.readLine(LONG)).contains("250 a");
        assertThat(client.readLine(LONG)).contains("250 b");
    }

    @Test
    void whatWasReceivedInClearCanBeForgotten() throws IOException {
        client.send("STARTTLS\r\nMAIL FROM:<evil@example.test>\r\n");
        line(80);
        assertThat(reader.hasBuffered()).isTrue();
        reader.discardBuffered();
        assertThat(reader.hasBuffered()).isFalse();
    }

    private String line(int limit) throws IOException {
        return text(reader.readLine(limit, LONG));
    }

    /// The second piece is sent only when the reader waits for it.
    private static List<String> linesOf(String first, String second) throws IOException {
        InMemoryConnection connection = InMemoryConnection.of(Service.SMTP);
        WireReader reader =
                new WireReader(new PiecewiseConnection(connection, first, second), new WireWriter(connection));
        List<String> lines = new ArrayList<>();
        while (true) {
            try {
                lines.add(text(reader.readLine(20, LONG)));
            } catch (EOFException end) {
                return lines;
            }
        }
    }

    private static String text(Line line) {
        return switch (line) {
            case Line.Complete(byte[] octets) -> new String(octets, StandardCharsets.ISO_8859_1);
            case Line.TooLong _ -> "TooLong";
            case Line.BareLineEnd _ -> "BareLineEnd";
        };
    }

    private static String randomOctets(RandomGenerator random) {
        StringBuilder octets = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            octets.append("\r\nab\0\u00ff".charAt(random.nextInt(6)));
        }
        return octets.toString();
    }
}

package org.mailmax.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnstufferTest {

    @Test
    void readsUpToTheEndAndNotBeyond() {
        ByteBuffer chunk = octets("a\r\n.\r\nQUIT\r\n");
        Reading reading = new Reading();
        assertThat(reading.take(chunk)).isTrue();
        assertThat(reading.text()).isEqualTo("a\r\n");
        assertThat(StandardCharsets.ISO_8859_1.decode(chunk).toString()).isEqualTo("QUIT\r\n");
    }

    @Test
    void anEmptyMessageIsJustTheDot() {
        Reading reading = new Reading();
        assertThat(reading.take(octets(".\r\n"))).isTrue();
        assertThat(reading.text()).isEmpty();
    }

    @Test
    void whatAClientStuffsComesOutAsItWasHoweverItIsCut() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            String message = randomMessage(random);
            String wire = ("\r\n" + message).replace("\r\n.", "\r\n..").substring(2) + ".\r\nNEXT";
            assertThat(readInPieces(wire, random)).as("seed %d, %s", seed, wire).isEqualTo(message + "|NEXT");
        }
    }

    @Test
    void bareLineEndsAreFoundHoweverTheyAreCut() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder octets = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                octets.append("\r\n.a".charAt(random.nextInt(4)));
            }
            String wire = octets + "\r\n.\r\n";
            String message = wire.substring(0, end(wire));
            boolean bare = message.replace("\r\n", "").matches("(?s).*[\r\n].*");
            Reading reading = new Reading();
            feed(reading, wire, random);
            assertThat(reading.unstuffer.hasBareLineEnd())
                    .as("seed %d, %s", seed, wire)
                    .isEqualTo(bare);
        }
    }

    @Test
    void aLongLineIsFound() {
        Reading reading = new Reading();
        reading.take(octets("x".repeat(60)));
        reading.take(octets("x".repeat(41) + "\r\n.\r\n"));
        assertThat(reading.unstuffer.hasTooLongLine()).isTrue();
    }

    @Test
    void linesUpToTheLimitAreFine() {
        Reading reading = new Reading();
        reading.take(octets(("x".repeat(100) + "\r\n").repeat(3) + ".\r\n"));
        assertThat(reading.unstuffer.hasTooLongLine()).isFalse();
    }

    /// Where the message ends on the wire: before the first CRLF "." CRLF, or at once when it begins with "." CRLF.
    private static int end(String wire) {
        return wire.startsWith(".\r\n") ? 0 : wire.indexOf("\r\n.\r\n");
    }

    private static String readInPieces(String wire, SplittableRandom random) {
        Reading reading = new Reading();
        String rest = feed(reading, wire, random);
        return reading.text() + "|" + rest;
    }

    private static String feed(Reading reading, String wire, SplittableRandom random) {
        int at = 0;
        while (at < wire.length()) {
            int to = Math.min(wire.length(), at + 1 + random.nextInt(8));
            ByteBuffer chunk = octets(wire.substring(at, to));
            boolean end = reading.take(chunk);
            at += chunk.position();
            if (end) {
                return wire.substring(at);
            }
        }
        throw new AssertionError("no end in " + wire);
    }

    private static String randomMessage(SplittableRandom random) {
        String[] pieces = {"\r\n", ".", "a", "..", "\r\n.", "\0", "\u00ff", "\r\n\r\n"};
        StringBuilder message = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            message.append(pieces[random.nextInt(pieces.length)]);
        }
        return message.isEmpty() || message.toString().endsWith("\r\n") ? message.toString() : message + "\r\n";
    }

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static final class Reading {
        private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
        private final Unstuffer unstuffer = new Unstuffer(100, sink::write);

        boolean take(ByteBuffer chunk) {
            return unstuffer.take(chunk);
        }

        String text() {
            return sink.toString(StandardCharsets.ISO_8859_1);
        }
    }
}

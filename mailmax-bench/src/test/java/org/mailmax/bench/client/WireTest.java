package org.mailmax.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WireTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20261122L);
    private static final long SECONDS = Long.getLong("fuzz.seconds", 1);

    /// Gives its octets in pieces of random length.
    private static Wire wire(byte[] octets, SplittableRandom random) throws IOException {
        InputStream pieces = new ByteArrayInputStream(octets) {
            @Override
            public synchronized int read(byte[] to, int from, int most) {
                return super.read(to, from, Math.min(most, 1 + random.nextInt(5000)));
            }
        };
        return Wire.accepted(new Socket() {
            /// Without this the socket would be made, and never be closed.
            @Override
            public void setTcpNoDelay(boolean on) {}

            @Override
            public InputStream getInputStream() {
                return pieces;
            }

            @Override
            public OutputStream getOutputStream() {
                return OutputStream.nullOutputStream();
            }
        });
    }

    @Test
    void linesAndLiteralsComeOutAsTheyWentInHoweverTheyAreCut() throws IOException {
        System.out.println("WireTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        do {
            oneConversation(random.split());
        } while (System.nanoTime() < end);
    }

    private static void oneConversation(SplittableRandom random) throws IOException {
        int[] lengths = random.ints(50, 0, random.nextInt(1, 200_000)).toArray();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length : lengths) {
            all.writeBytes("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
            all.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        Wire wire = wire(all.toByteArray(), random);
        for (int length : lengths) {
            if (random.nextBoolean()) {
                assertThat(wire.line().length()).isEqualTo(length);
            } else {
                wire.skip(length);
                assertThat(wire.line().length()).isZero();
            }
        }
        assertThatThrownBy(wire::line).isInstanceOf(EOFException.class);
    }

    @Test
    void noOctetsMakeTheImapReaderDoAnythingButFailPolitely() throws IOException {
        System.out.println("WireTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        String[] words = {
            "* ", "1 FETCH ", "(", "{5}", "{99999999999}", "\r\n", "EXISTS", "SEARCH ", "STATUS ", "{", "}"
        };
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        do {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(60), 0, words.length).forEach(word -> text.append(words[word]));
            readUntilItFails(wire(text.toString().getBytes(StandardCharsets.ISO_8859_1), random));
        } while (System.nanoTime() < end);
    }

    private static void readUntilItFails(Wire wire) {
        Untagged untagged = new Untagged();
        assertThatThrownBy(() -> {
                    while (true) {
                        Line line = wire.line();
                        untagged.take(line, wire);
                    }
                })
                .isInstanceOf(IOException.class);
    }
}

package org.mailmax.protocol.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// A test's end of a connection. Text is taken octet by octet from ISO 8859-1, so that every octet can be written down.
public final class ClientEnd implements TestClient {

    private final OctetPipe input;
    private final OctetPipe output;
    private final InMemoryConnection server;
    private volatile boolean gone;

    ClientEnd(OctetPipe input, OctetPipe output, InMemoryConnection server) {
        this.input = input;
        this.output = output;
        this.server = server;
    }

    @Override
    public void send(byte[] octets) {
        output.put(octets, 0, octets.length);
    }

    /// Sends text as it is, without a line end.
    public void send(String octets) {
        send(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public Optional<String> readLine(Duration timeout) {
        StringBuilder line = new StringBuilder();
        ByteBuffer octet = ByteBuffer.allocate(1);
        while (line.length() < 2 || line.charAt(line.length() - 1) != '\n') {
            if (input.await(timeout, false) == OctetPipe.Wake.TIMEOUT) {
                throw new AssertionError("the server is silent; so far: " + line);
            }
            if (input.take(octet.clear()) == 0) {
                return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
            }
            line.append((char) (octet.get(0) & 0xFF));
        }
        return Optional.of(line.substring(0, line.length() - 2));
    }

    @Override
    public byte[] readOctets(int count, Duration timeout) {
        ByteBuffer octets = ByteBuffer.allocate(count);
        while (octets.hasRemaining()) {
            if (input.await(timeout, false) == OctetPipe.Wake.TIMEOUT || input.take(octets) == 0) {
                throw new AssertionError("the server sent only " + octets.position() + " octets of " + count);
            }
        }
        return octets.array();
    }

    @Override
    public boolean hasInput() {
        return input.hasOctets();
    }

    @Override
    public void startTls() {
        // The server's end switches by itself; octets are not encrypted here.
    }

    /// The server's present or next wait ends at once.
    @Override
    public void beSilentTooLong() {
        output.expire();
    }

    @Override
    public void finish() {
        output.close();
    }

    /// Neither sends nor reads any more.
    @Override
    public void close() {
        gone = true;
        output.close();
    }

    boolean isGone() {
        return gone;
    }

    public InMemoryConnection server() {
        return server;
    }
}

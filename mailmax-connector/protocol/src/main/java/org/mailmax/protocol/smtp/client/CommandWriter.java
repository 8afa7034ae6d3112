package org.mailmax.protocol.smtp.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// Writes commands and octets of messages; gathers small pieces, so that what is pipelined leaves at once. Owns a
/// buffer only while there is something in it.
final class CommandWriter {

    /// A small message leaves with its envelope in one piece.
    static final int BUFFER = 80 * 1024;

    private static final byte[] NOTHING = new byte[0];
    private static final int FIRST = 1024;

    private final HostConnection connection;
    private final Duration patience;
    private byte[] buffer = NOTHING;
    private int length;

    /// @param patience for the host to read a piece
    CommandWriter(HostConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /// @throws IllegalArgumentException when the command would end early: whoever made it has not looked at its parts
    CommandWriter command(String line) throws IOException {
        if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a command is one line");
        }
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        return octets(octets, 0, octets.length).crlf();
    }

    CommandWriter crlf() throws IOException {
        ensure(2);
        buffer[length++] = '\r';
        buffer[length++] = '\n';
        return this;
    }

    CommandWriter octet(int octet) throws IOException {
        ensure(1);
        buffer[length++] = (byte) octet;
        return this;
    }

    CommandWriter octets(byte[] octets, int offset, int count) throws IOException {
        if (count > BUFFER / 2) {
            drain();
            connection.write(ByteBuffer.wrap(octets, offset, count), patience);
            return this;
        }
        ensure(count);
        System.arraycopy(octets, offset, buffer, length, count);
        length += count;
        return this;
    }

    void flush() throws IOException {
        drain();
        buffer = NOTHING;
    }

    private void drain() throws IOException {
        if (length > 0) {
            int count = length;
            length = 0;
            connection.write(ByteBuffer.wrap(buffer, 0, count), patience);
        }
    }

    private void ensure(int count) throws IOException {
        if (length + count > BUFFER) {
            drain();
        }
        if (buffer.length < length + count) {
            int grown = Math.max(length + count, Math.max(FIRST, 4 * buffer.length));
            buffer = Arrays.copyOf(buffer, Math.min(BUFFER, grown));
        }
    }
}

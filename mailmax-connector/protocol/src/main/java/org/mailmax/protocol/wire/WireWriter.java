package org.mailmax.protocol.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailmax.mail.message.Content;

/// Writes text, octets and contents to one connection. Gathers small pieces; owns a buffer only between the first piece
/// and the next [#flush].
public final class WireWriter {

    private static final int BUFFER = 4096;
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] CRLF = {'\r', '\n'};

    private final Connection connection;
    private byte[] buffer = NOTHING;
    private int length;
    private boolean sent = true;

    public WireWriter(Connection connection) {
        this.connection = connection;
    }

    /// Text, encoded in UTF-8.
    public WireWriter text(String text) throws IOException {
        return octets(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Text and CRLF.
    public WireWriter line(String text) throws IOException {
        return text(text).crlf();
    }

    public WireWriter crlf() throws IOException {
        return octets(CRLF);
    }

    public WireWriter octets(byte[] octets) throws IOException {
        return octets(octets, 0, octets.length);
    }

    public WireWriter octets(byte[] octets, int offset, int count) throws IOException {
        if (length + count > BUFFER) {
            drain();
        }
        if (count > BUFFER) {
            connection.write(ByteBuffer.wrap(octets, offset, count));
            sent = false;
        } else {
            gather(octets, offset, count);
        }
        return this;
    }

    public WireWriter octet(int octet) throws IOException {
        if (length == BUFFER) {
            drain();
        }
        ensure(1);
        buffer[length++] = (byte) octet;
        return this;
    }

    /// A whole content.
    public WireWriter content(Content content) throws IOException {
        return content(content, 0, content.size());
    }

    /// A part of a content, without a copy where the transport can.
    public WireWriter content(Content content, long offset, long count) throws IOException {
        drain();
        connection.write(content, offset, count);
        sent = false;
        return this;
    }

    /// Sends everything written so far and gives the buffer back.
    public void flush() throws IOException {
        drain();
        buffer = NOTHING;
        if (!sent) {
            sent = true;
            connection.flush();
        }
    }

    /// Goes over to TLS; what is written and not yet sent, the go-ahead, is the last in clear. Flushing it first would
    /// let the client's handshake come before there is anybody to take it.
    public void startTls() throws IOException {
        drain();
        buffer = NOTHING;
        sent = true;
        connection.startTls();
    }

    private void drain() throws IOException {
        if (length > 0) {
            connection.write(ByteBuffer.wrap(buffer, 0, length));
            length = 0;
            sent = false;
        }
    }

    private void gather(byte[] octets, int offset, int count) {
        ensure(count);
        System.arraycopy(octets, offset, buffer, length, count);
        length += count;
    }

    private void ensure(int count) {
        if (buffer.length < length + count) {
            buffer =
                    Arrays.copyOf(buffer, Math.min(BUFFER, Math.max(length + count, Math.max(256, 4 * buffer.length))));
        }
    }
}

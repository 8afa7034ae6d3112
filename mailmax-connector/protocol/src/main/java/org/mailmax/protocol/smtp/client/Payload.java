package org.mailmax.protocol.smtp.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mailmax.mail.message.Content;

/// The octets of a message with what has to be known of them before they are sent. Made once for a shipment, however
/// many hosts are tried.
public final class Payload {

    /// A message of at most so many octets is kept in memory and leaves together with its envelope.
    static final int SMALL = 64 * 1024;

    private static final byte[] CRLF = {'\r', '\n'};

    private final Content content;
    private final byte[] small;
    private boolean eightBit;
    private boolean bareLineEnd;
    private byte last = '\n';

    private Payload(Content content) {
        this.content = content;
        this.small = content.size() <= SMALL ? new byte[(int) content.size()] : new byte[0];
    }

    /// Reads the content through.
    ///
    /// @throws IOException when its storage fails
    public static Payload of(Content content) throws IOException {
        Payload payload = new Payload(content);
        payload.each(payload::look);
        payload.bareLineEnd |= payload.last == '\r';
        return payload;
    }

    /// Takes pieces of a message, which are only lent.
    @FunctionalInterface
    interface Sink {
        void take(byte[] octets, int count) throws IOException;
    }

    /// Octets to be sent, with the line end of the last line.
    long size() {
        return content.size() + missingLineEnd().length;
    }

    boolean isSmall() {
        return content.size() <= SMALL;
    }

    /// True when it needs 8BITMIME (RFC 6152 §3).
    boolean isEightBit() {
        return eightBit;
    }

    /// True when a CR or LF stands alone: must never be sent (RFC 5321 §2.3.8).
    boolean hasBareLineEnd() {
        return bareLineEnd;
    }

    void sendTo(Sink sink) throws IOException {
        if (isSmall()) {
            sink.take(small, small.length);
        } else {
            each(sink);
        }
        sink.take(missingLineEnd(), missingLineEnd().length);
    }

    private byte[] missingLineEnd() {
        return last == '\n' ? new byte[0] : CRLF;
    }

    private void each(Sink sink) throws IOException {
        byte[] piece = isSmall() ? small : new byte[SMALL];
        for (long at = 0; at < content.size(); ) {
            int count = content.read(at, ByteBuffer.wrap(piece));
            if (count == 0) {
                throw new IOException("the message ends too early");
            }
            sink.take(piece, count);
            at += count;
        }
    }

    private void look(byte[] octets, int count) {
        byte before = last == '\n' ? 0 : last;
        int bits = 0;
        for (int i = 0; i < count; i++) {
            byte octet = octets[i];
            bits |= octet;
            bareLineEnd |= (octet == '\n') != (before == '\r');
            before = octet;
        }
        eightBit |= bits < 0;
        last = before;
    }
}

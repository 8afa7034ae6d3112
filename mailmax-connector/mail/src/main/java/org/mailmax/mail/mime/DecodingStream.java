package org.mailmax.mail.mime;

import java.io.IOException;
import java.io.InputStream;

/// Reads encoded octets in blocks and hands decoded ones out.
abstract class DecodingStream extends InputStream {

    private static final int BLOCK = 8192;

    private final InputStream encoded;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int limit;

    DecodingStream(InputStream encoded) {
        this.encoded = encoded;
    }

    /// The next decoded octet, or -1 at the end.
    @Override
    public abstract int read() throws IOException;

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int octet = read();
            if (octet < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count++] = (byte) octet;
        }
        return count;
    }

    @Override
    public final void close() throws IOException {
        encoded.close();
    }

    /// The next encoded octet, or -1 at the end.
    final int take() throws IOException {
        int octet = peek();
        at++;
        return octet;
    }

    final int peek() throws IOException {
        if (at >= limit) {
            at = 0;
            limit = Math.max(0, encoded.read(block, 0, BLOCK));
        }
        return at < limit ? block[at] & 0xFF : -1;
    }
}

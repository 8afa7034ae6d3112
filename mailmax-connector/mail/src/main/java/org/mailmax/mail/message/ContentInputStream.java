package org.mailmax.mail.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Reads a content from its beginning to its end.
final class ContentInputStream extends InputStream {

    private final Content content;
    private long position;

    ContentInputStream(Content content) {
        this.content = content;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = content.read(position, ByteBuffer.wrap(target, offset, length));
        position += count;
        return count == 0 ? -1 : count;
    }
}

package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.io.OutputStream;

/// Lets through only a window of the octets that come by, and counts all of them.
final class PartialStream extends OutputStream {

    private final ImapWriter out;
    private final long from;
    private final long to;
    private long position;

    PartialStream(ImapWriter out, long from, long to) {
        this.out = out;
        this.from = from;
        this.to = to;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int count) throws IOException {
        int skip = Math.clamp(from - position, 0, count);
        int end = Math.clamp(to - position, skip, count);
        out.octets(octets, offset + skip, end - skip);
        position += count;
    }
}

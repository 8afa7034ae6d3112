package org.mailmax.protocol.imap.response;

import java.io.OutputStream;

/// Counts the octets that come by.
final class CountingStream extends OutputStream {

    private long count;

    long count() {
        return count;
    }

    @Override
    public void write(int octet) {
        count++;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        count += length;
    }
}

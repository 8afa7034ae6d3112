package org.mailmax.mail.message;

import java.nio.ByteBuffer;

/// Octets on the heap.
record HeapContent(byte[] octets, int offset, int length) implements Content {

    @Override
    public long size() {
        return length;
    }

    @Override
    public int read(long position, ByteBuffer target) {
        int count = Math.clamp(length - position, 0, target.remaining());
        target.put(octets, offset + (int) Math.min(position, length), count);
        return count;
    }

    @Override
    public Content slice(long from, long size) {
        return new HeapContent(octets, offset + (int) from, (int) size);
    }
}

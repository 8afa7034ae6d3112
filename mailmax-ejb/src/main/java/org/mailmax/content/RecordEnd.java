package org.mailmax.content;

import java.nio.ByteBuffer;

/// The fixed end of a record: the checksum of the message's octets and a mark. A record without it was never
/// acknowledged.
final class RecordEnd {

    static final int LENGTH = 8;
    private static final int MARK = 0x4D4D_6531;

    private RecordEnd() {}

    static void write(ByteBuffer target, long crc) {
        target.putInt((int) crc).putInt(MARK);
    }

    static boolean matches(ByteBuffer source, long crc) {
        return source.getInt() == (int) crc && source.getInt() == MARK;
    }
}

package org.mailmax.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Adler32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Octets in the zlib format. Few octets stand in it as they are: to squeeze them costs more, above all to
/// make ready for it, than the room they take.
final class Squeezed {

    static final int FEW = 4096;

    private static final byte DEFLATE_32K = 0x78;
    private static final byte FASTEST = 0x01;

    /// The last block, and not compressed.
    private static final byte LAST_STORED = 0x01;

    private static final int FRAME = 11;

    private Squeezed() {}

    static byte[] of(byte[] octets) throws IOException {
        return octets.length <= FEW ? stored(octets) : deflated(octets);
    }

    static InputStream open(byte[] squeezed) {
        return new InflaterInputStream(new ByteArrayInputStream(squeezed));
    }

    private static byte[] stored(byte[] octets) {
        Adler32 check = new Adler32();
        check.update(octets);
        return ByteBuffer.allocate(octets.length + FRAME)
                .put(DEFLATE_32K)
                .put(FASTEST)
                .put(LAST_STORED)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) octets.length)
                .putShort((short) ~octets.length)
                .put(octets)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt((int) check.getValue())
                .array();
    }

    private static byte[] deflated(byte[] octets) throws IOException {
        ByteArrayOutputStream squeezed = new ByteArrayOutputStream(octets.length / 2);
        try (DeflaterOutputStream out = new DeflaterOutputStream(squeezed)) {
            out.write(octets);
        }
        return squeezed.toByteArray();
    }
}

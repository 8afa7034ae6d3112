package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// `base64` (RFC 2045 §6.8): characters outside the alphabet do not count, padding ends a group.
final class Base64Decoder extends TransferDecoder {

    private static final byte[] VALUES = new byte[128];

    static {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
    }

    private final byte[] decoded = new byte[1024];
    private int length;
    private int bits;
    private int count;

    Base64Decoder(OutputStream target) {
        super(target);
    }

    @Override
    void take(byte[] octets, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            if (octets[i] == '=') {
                count = 0;
            } else if (octets[i] >= 0 && VALUES[octets[i]] >= 0) {
                add(VALUES[octets[i]]);
            }
        }
    }

    @Override
    void end() throws IOException {
        target.write(decoded, 0, length);
        length = 0;
    }

    private void add(int value) throws IOException {
        bits = bits << 6 | value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            if (length == decoded.length) {
                end();
            }
            decoded[length++] = (byte) (bits >>> count);
        }
    }
}

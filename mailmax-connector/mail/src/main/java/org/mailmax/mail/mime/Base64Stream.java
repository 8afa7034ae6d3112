package org.mailmax.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Base64 (RFC 2045 §6.8) without mercy for rules: characters outside its alphabet are passed over, padding may come in
/// the middle where texts were joined, and a last group that is too short gives what it holds.
final class Base64Stream extends DecodingStream {

    private static final byte[] VALUES = values();

    private int bits;
    private int count;

    Base64Stream(InputStream encoded) {
        super(encoded);
    }

    @Override
    public int read() throws IOException {
        while (count < 8) {
            int c = take();
            if (c < 0) {
                return -1;
            }
            if (c == '=') {
                count = 0; // what bits are left are padding
            } else if (VALUES[c] >= 0) {
                bits = bits << 6 | VALUES[c];
                count += 6;
            }
        }
        count -= 8;
        return bits >> count & 0xFF;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }
}

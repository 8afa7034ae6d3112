package org.mailmax.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Octets in text: `%C3%BC` of RFC 2231 §4, the Q encoding of RFC 2047 §4.2, and base64.
final class Percent {

    private Percent() {}

    /// @param escape the character before two hexadecimal digits
    /// @param blank the character that stands for a blank
    static byte[] decode(byte[] source, char escape, char blank) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(source.length);
        for (int i = 0; i < source.length; i++) {
            int octet = source[i] == escape ? hexadecimal(source, i + 1) : -1;
            if (octet >= 0) {
                octets.write(octet);
                i += 2;
            } else {
                octets.write(source[i] == blank ? ' ' : source[i]);
            }
        }
        return octets.toByteArray();
    }

    static byte[] base64(byte[] source) {
        try (Base64Stream stream = new Base64Stream(new ByteArrayInputStream(source))) {
            return stream.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int hexadecimal(byte[] source, int at) {
        if (at + 1 >= source.length) {
            return -1;
        }
        int high = Character.digit(source[at], 16);
        int low = Character.digit(source[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}

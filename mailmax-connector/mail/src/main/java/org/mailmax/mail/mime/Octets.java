package org.mailmax.mail.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// What octets of header fields mean.
final class Octets {

    /// What octets are read as that are no UTF-8.
    static final Charset WESTERN = Charset.forName("windows-1252");
    private static final char REPLACEMENT = '\uFFFD';

    private Octets() {}

    static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }

    static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    /// Text as UTF-8 (RFC 6532 §3.2); octets that are none as windows-1252, which is what old mailers sent.
    static String text(byte[] octets, int from, int to) {
        String text = new String(octets, from, to - from, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isUtf8(octets, from, to)
                ? text
                : new String(octets, from, to - from, WESTERN);
    }

    /// True when the octets are UTF-8, but for a character cut off at their end.
    static boolean isUtf8Beginning(byte[] octets) {
        ByteBuffer in = ByteBuffer.wrap(octets);
        CharBuffer out = CharBuffer.allocate(octets.length);
        return StandardCharsets.UTF_8.newDecoder().decode(in, out, false).isUnderflow();
    }

    private static boolean isUtf8(byte[] octets, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, from, to - from));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}

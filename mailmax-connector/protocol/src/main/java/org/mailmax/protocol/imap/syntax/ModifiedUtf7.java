package org.mailmax.protocol.imap.syntax;

import java.util.Optional;

/// The modified UTF-7 of mailbox names in IMAP4rev1 (RFC 3501 §5.1.3). Strict: each name has exactly one spelling, so
/// that no two spellings can be taken for one mailbox by one program and for two by another.
public final class ModifiedUtf7 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

    private ModifiedUtf7() {}

    public static String encode(String name) {
        StringBuilder encoded = new StringBuilder(name.length() + 8);
        int at = 0;
        while (at < name.length()) {
            int run = at;
            while (run < name.length() && !isDirect(name.charAt(run))) {
                run++;
            }
            if (run > at) {
                shift(name, at, run, encoded);
                at = run;
            } else {
                char direct = name.charAt(at++);
                encoded.append(direct == '&' ? "&-" : String.valueOf(direct));
            }
        }
        return encoded.toString();
    }

    /// The name that was encoded, or nothing when no name is encoded like this.
    public static Optional<String> decode(String encoded) {
        StringBuilder name = new StringBuilder(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            char c = encoded.charAt(at);
            int end = c == '&' ? encoded.indexOf('-', at) : at;
            if (end < 0 || c == '&' && !unshift(encoded, at + 1, end, name)) {
                return Optional.empty();
            }
            if (c != '&') {
                name.append(c);
            }
            at = end + 1;
        }
        String decoded = name.toString();
        return isWellFormed(decoded) && encode(decoded).equals(encoded) ? Optional.of(decoded) : Optional.empty();
    }

    private static boolean isDirect(char c) {
        return c >= 0x20 && c <= 0x7E;
    }

    private static void shift(String name, int from, int to, StringBuilder encoded) {
        encoded.append('&');
        int bits = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            bits = bits << 16 | name.charAt(i);
            count += 16;
            while (count >= 6) {
                count -= 6;
                encoded.append(ALPHABET.charAt(bits >>> count & 0x3F));
            }
            bits &= (1 << count) - 1;
        }
        if (count > 0) {
            encoded.append(ALPHABET.charAt(bits << 6 - count & 0x3F));
        }
        encoded.append('-');
    }

    private static boolean unshift(String encoded, int from, int to, StringBuilder name) {
        if (from == to) {
            name.append('&');
            return true;
        }
        int bits = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            int value = ALPHABET.indexOf(encoded.charAt(i));
            if (value < 0) {
                return false;
            }
            bits = bits << 6 | value;
            count += 6;
            if (count >= 16) {
                count -= 16;
                name.append((char) (bits >>> count));
                bits &= (1 << count) - 1;
            }
        }
        return true;
    }

    /// No half of a surrogate pair alone.
    private static boolean isWellFormed(String name) {
        return name.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}

package org.mailmax.protocol.smtp.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One line of a reply (RFC 5321 §4.2.1): code, `-` before further lines or a blank before the last, text.
record ReplyLine(int code, boolean last, String text) {

    private static final int CODE_DIGITS = 3;

    /// @param octets without CRLF
    /// @return nothing when it is no line of a reply
    static Optional<ReplyLine> parse(byte[] octets) {
        if (octets.length < CODE_DIGITS || !isCode(octets) || hasLineEnd(octets)) {
            return Optional.empty();
        }
        int code = (octets[0] - '0') * 100 + (octets[1] - '0') * 10 + octets[2] - '0';
        if (octets.length == CODE_DIGITS) {
            return Optional.of(new ReplyLine(code, true, ""));
        }
        String text = new String(octets, CODE_DIGITS + 1, octets.length - CODE_DIGITS - 1, StandardCharsets.UTF_8);
        return switch (octets[CODE_DIGITS]) {
            case ' ' -> Optional.of(new ReplyLine(code, true, text));
            case '-' -> Optional.of(new ReplyLine(code, false, text));
            default -> Optional.empty();
        };
    }

    /// From 200 to 599: nobody asks for the replies of 1yz (RFC 5321 §4.2.1).
    private static boolean isCode(byte[] octets) {
        return octets[0] >= '2' && octets[0] <= '5' && isDigit(octets[1]) && isDigit(octets[2]);
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    private static boolean hasLineEnd(byte[] octets) {
        for (byte octet : octets) {
            if (octet == '\r' || octet == '\n') {
                return true;
            }
        }
        return false;
    }
}

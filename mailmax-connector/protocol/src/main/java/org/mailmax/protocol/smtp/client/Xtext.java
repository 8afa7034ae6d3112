package org.mailmax.protocol.smtp.client;

import java.nio.charset.StandardCharsets;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;

/// Parameter values in the letters that are allowed there.
final class Xtext {

    private Xtext() {}

    /// RFC 3461 §4: all but `!` to `~` without `+` and `=` becomes `+` and two hexadecimal digits.
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("+%02X", octet & 0xFF));
            }
        }
        return encoded.toString();
    }

    /// The value of ORCPT (RFC 3461 §4.2), in the all-ASCII form where the address is of type `utf-8` (RFC 6533 §3).
    static String originalRecipient(OriginalRecipient recipient) {
        return recipient.type().equalsIgnoreCase("utf-8")
                ? "utf-8;" + embedded(recipient.address())
                : recipient.type() + ";" + encode(recipient.address());
    }

    private static String embedded(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isPlain(c) && c != '\\') {
                encoded.append((char) c);
            } else {
                encoded.append(String.format("\\x{%02X}", c));
            }
        });
        return encoded.toString();
    }

    private static boolean isPlain(int c) {
        return c >= '!' && c <= '~' && c != '+' && c != '=';
    }
}

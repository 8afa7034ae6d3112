package org.mailmax.protocol.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads parameter values in which some characters are written by their numbers.
final class Xtext {

    private static final Pattern ENCODED = Pattern.compile("\\+([0-9A-F]{2})");
    private static final Pattern PLAIN = Pattern.compile("(?:[!-~&&[^+=]]|\\+[0-9A-F]{2})+");
    private static final Pattern EMBEDDED = Pattern.compile("\\\\x\\{([0-9A-F]{2,6})}");

    private Xtext() {}

    /// xtext (RFC 3461 §4), or nothing when it is none or stands for anything but printable ASCII.
    static Optional<String> decode(String text) {
        if (!PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        return replaced(ENCODED, text).filter(decoded -> decoded.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }

    /// The address of type `utf-8`, with characters as `\x{F6}` or as they are (RFC 6533 §3); xtext, too, is taken.
    static Optional<String> decodeEmbedded(String text) {
        return replaced(EMBEDDED, text)
                .flatMap(once -> replaced(ENCODED, once))
                .filter(decoded -> decoded.codePoints().noneMatch(Xtext::isUnfit));
    }

    private static boolean isUnfit(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    private static Optional<String> replaced(Pattern form, String text) {
        try {
            return Optional.of(form.matcher(text)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16)))));
        } catch (IllegalArgumentException noCharacter) {
            return Optional.empty();
        }
    }
}

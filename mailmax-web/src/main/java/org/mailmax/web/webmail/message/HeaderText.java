package org.mailmax.web.webmail.message;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Texts of header fields as people read them: encoded words decoded (RFC 2047), on one line, and without the
/// characters that would turn the text around them (Unicode TR 36 §2.1).
public final class HeaderText {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]+");

    private HeaderText() {}

    public static String decode(String raw) {
        return INVISIBLE.matcher(words(MimeUtility.unfold(raw))).replaceAll(" ").strip();
    }

    public static String decode(Optional<String> raw) {
        return raw.map(HeaderText::decode).orElse("");
    }

    /// True when the text, or what its encoded words stand for, holds a line end or another control character: it could
    /// add header fields of its own.
    public static boolean isDangerous(String text) {
        return Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]")
                .matcher(text + words(text))
                .find();
    }

    private static String words(String text) {
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException unknownCharset) {
            return text;
        }
    }
}

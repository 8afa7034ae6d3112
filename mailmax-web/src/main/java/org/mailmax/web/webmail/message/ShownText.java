package org.mailmax.web.webmail.message;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmax.mail.mime.HeaderText;

/// Texts of header fields as people read them: encoded words decoded (RFC 2047), on one line, and without the
/// characters that would turn the text around them (Unicode TR 36 §2.1).
public final class ShownText {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]+");
    private static final Pattern LINE_END = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029]");

    private ShownText() {}

    public static String of(String raw) {
        return INVISIBLE.matcher(HeaderText.decode(raw)).replaceAll(" ").strip();
    }

    public static String of(Optional<String> raw) {
        return raw.map(ShownText::of).orElse("");
    }

    /// True when the text, or what its encoded words stand for, holds a line end or another control character: it could
    /// add header fields of its own, here or with a reader less careful.
    public static boolean isDangerous(String text) {
        return LINE_END.matcher(text).find() || LINE_END.matcher(decoded(text)).find();
    }

    /// Decoded by a reader that leaves line ends as they are.
    private static String decoded(String text) {
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException unknownCharset) {
            return text;
        }
    }
}

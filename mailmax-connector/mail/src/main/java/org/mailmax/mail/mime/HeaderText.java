package org.mailmax.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Text of header fields as people read it: encoded words decoded (RFC 2047), nothing left that could be taken for a
/// line end. Broken encoded words stay as they are; nothing fails.
public final class HeaderText {

    private static final int LONGEST_CHARSET = 64;

    private final String raw;
    private final StringBuilder text = new StringBuilder();
    /// Octets of adjacent encoded words in one charset: a character may begin in one and end in the next.
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    private String charset = "";

    private HeaderText(String raw) {
        this.raw = raw;
    }

    /// The text of an unfolded header field, or of a part of it such as a display name.
    public static String decode(String raw) {
        return harmless(raw.contains("=?") ? new HeaderText(raw).run() : raw);
    }

    private String run() {
        int at = 0;
        int copied = 0;
        while ((at = raw.indexOf("=?", at)) >= 0) {
            EncodedWord word = EncodedWord.at(raw, at);
            if (word == null) {
                at += 2;
                continue;
            }
            literal(copied, at);
            word(word);
            at = word.end();
            copied = at;
        }
        literal(copied, raw.length());
        flush();
        return text.toString();
    }

    /// Blanks between encoded words are not shown (RFC 2047 §6.2).
    private void literal(int from, int to) {
        boolean between = from > 0 && to < raw.length();
        if (from < to && !(between && raw.substring(from, to).isBlank())) {
            flush();
            text.append(raw, from, to);
        }
    }

    private void word(EncodedWord word) {
        if (!word.charset().equalsIgnoreCase(charset)) {
            flush();
            charset = word.charset();
        }
        octets.writeBytes(word.octets());
    }

    private void flush() {
        if (octets.size() > 0) {
            text.append(MailCharsets.decode(octets.toByteArray(), charset));
            octets.reset();
        }
    }

    /// @param end the first character behind it
    private record EncodedWord(String charset, boolean base64, String encoded, int end) {

        /// `=?charset*language?encoding?text?=` at this place, or null. Looks no further than to the next `?` but one
        /// after the encoding, so that a text of nothing but `=?` takes no time.
        static EncodedWord at(String raw, int start) {
            int charsetEnd = raw.indexOf('?', start + 2);
            if (charsetEnd < 0 || charsetEnd - start > LONGEST_CHARSET || charsetEnd + 2 >= raw.length()) {
                return null;
            }
            char encoding = Character.toLowerCase(raw.charAt(charsetEnd + 1));
            int textEnd = raw.indexOf('?', charsetEnd + 3);
            if (raw.charAt(charsetEnd + 2) != '?'
                    || encoding != 'b' && encoding != 'q'
                    || textEnd < 0
                    || textEnd + 1 >= raw.length()
                    || raw.charAt(textEnd + 1) != '=') {
                return null;
            }
            String charset = raw.substring(start + 2, charsetEnd);
            int language = charset.indexOf('*'); // RFC 2231 §5
            return new EncodedWord(
                    language < 0 ? charset : charset.substring(0, language),
                    encoding == 'b',
                    raw.substring(charsetEnd + 3, textEnd),
                    textEnd + 2);
        }

        byte[] octets() {
            byte[] source = encoded.getBytes(StandardCharsets.UTF_8);
            return base64 ? Percent.base64(source) : Percent.decode(source, '=', '_');
        }
    }

    /// Blanks for control characters, line and paragraph separators.
    static String harmless(String text) {
        if (text.chars().noneMatch(HeaderText::isHarmful)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            if (isHarmful(clean.charAt(i))) {
                clean.setCharAt(i, ' ');
            }
        }
        return clean.toString();
    }

    private static boolean isHarmful(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}

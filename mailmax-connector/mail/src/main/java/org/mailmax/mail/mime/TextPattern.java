package org.mailmax.mail.mime;

import java.io.IOException;
import java.io.Reader;

/// A text looked for as a substring without regard to case (RFC 9051 §6.4.4). Takes time in proportion to the text
/// searched, whatever the pattern, and keeps nothing of it.
public final class TextPattern {

    private static final int BLOCK = 4096;

    private final char[] pattern;
    /// How much of the pattern is still matched when the character after so much of it does not fit (Knuth, Morris and
    /// Pratt).
    private final int[] fallback;

    private TextPattern(String text) {
        pattern = new char[text.length()];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = fold(text.charAt(i));
        }
        fallback = new int[pattern.length];
        for (int i = 1; i < pattern.length; i++) {
            fallback[i] = matched(fallback[i - 1], pattern[i]);
        }
    }

    /// @param text when empty, it is in every text
    public static TextPattern of(String text) {
        return new TextPattern(text);
    }

    public boolean isIn(CharSequence text) {
        int matched = 0;
        for (int i = 0; matched < pattern.length && i < text.length(); i++) {
            matched = matched(matched, fold(text.charAt(i)));
        }
        return matched == pattern.length;
    }

    /// Reads until the text is found or the end.
    public boolean isIn(Reader text) throws IOException {
        char[] block = new char[BLOCK];
        int matched = 0;
        int count;
        while (matched < pattern.length && (count = text.read(block)) >= 0) {
            for (int i = 0; matched < pattern.length && i < count; i++) {
                matched = matched(matched, fold(block[i]));
            }
        }
        return matched == pattern.length;
    }

    private int matched(int before, char next) {
        int matched = before;
        while (matched > 0 && pattern[matched] != next) {
            matched = fallback[matched - 1];
        }
        return pattern[matched] == next ? matched + 1 : matched;
    }

    /// Upper case first: there are letters that are the same only there (`ς` and `σ`).
    private static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}

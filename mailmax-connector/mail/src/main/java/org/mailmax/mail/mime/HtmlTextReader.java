package org.mailmax.mail.mime;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;

/// Reads HTML as the text between its tags, runs of blanks as one: for search and previews, never to be shown as HTML
/// again. One pass that keeps nothing but the tag or character reference at hand, so that neither depth nor length of
/// the markup matters.
final class HtmlTextReader extends Reader {

    private static final int BLOCK = 4096;
    private static final int LONGEST_NAME = 32;
    private static final int END = -1;
    private static final int NOTHING = -2;
    private static final Set<String> HIDDEN = Set.of("script", "style", "title");
    private static final Set<String> BLOCKS = Set.of(
            "br",
            "p",
            "div",
            "tr",
            "td",
            "th",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "blockquote",
            "pre");

    private final Reader html;
    private final char[] block = new char[BLOCK];
    private int at;
    private int limit;
    /// Text found that is to be handed out before more is read.
    private final StringBuilder found = new StringBuilder();
    private int foundAt;
    /// The element whose content is not text, while in one.
    private String hidden = "";
    private boolean afterBlank = true;

    HtmlTextReader(Reader html) {
        this.html = html;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = read();
            if (c == END) {
                return count == 0 ? END : count;
            }
            target[offset + count++] = (char) c;
        }
        return count;
    }

    /// The next character of the text, or -1 at its end.
    @Override
    public int read() throws IOException {
        while (true) {
            int c = text();
            if (c == END || c >= 0 && !isBlank(c)) {
                afterBlank = false;
                return c;
            }
            if (c != NOTHING && !afterBlank) {
                afterBlank = true;
                return c == '\n' ? '\n' : ' ';
            }
        }
    }

    @Override
    public void close() throws IOException {
        html.close();
    }

    private int text() throws IOException {
        if (foundAt < found.length()) {
            return found.charAt(foundAt++);
        }
        int c = take();
        if (!hidden.isEmpty()) {
            return c == '<' && peek() == '/' ? tag() : c == END ? END : NOTHING;
        }
        return switch (c) {
            case '<' -> tag();
            case '&' -> reference();
            default -> c;
        };
    }

    /// The cursor stands behind a `<`.
    private int tag() throws IOException {
        int c = peek();
        if (c == '!' || c == '?') {
            declaration();
            return NOTHING;
        }
        boolean closing = c == '/';
        if (closing) {
            take();
        }
        String name = name();
        if (name.isEmpty()) {
            return hidden.isEmpty() && !closing ? '<' : NOTHING;
        }
        if (!hidden.isEmpty() && !hidden.equals(name)) {
            return NOTHING;
        }
        attributes();
        hidden = HIDDEN.contains(name) && !closing ? name : "";
        return BLOCKS.contains(name) ? '\n' : NOTHING;
    }

    /// A comment up to its `-->`, or whatever else up to the next `>`.
    private void declaration() throws IOException {
        take();
        boolean comment = peek() == '-' && take() == '-' && peek() == '-' && take() == '-';
        int dashes = 2;
        int c;
        while ((c = take()) != END && !(c == '>' && (dashes >= 2 || !comment))) {
            dashes = c == '-' ? dashes + 1 : 0;
        }
    }

    private void attributes() throws IOException {
        int quote = 0;
        int c;
        while ((c = take()) != END && !(c == '>' && quote == 0)) {
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
        }
    }

    /// The cursor stands behind an `&`. What is no reference is text.
    private int reference() throws IOException {
        String name = peek() == '#' ? (char) take() + rawName() : rawName();
        found.setLength(0);
        foundAt = 0;
        found.append(HtmlReferences.text(name));
        if (found.isEmpty()) {
            found.append('&').append(name);
        } else if (peek() == ';') {
            take();
        }
        return NOTHING;
    }

    private String name() throws IOException {
        return rawName().toLowerCase(Locale.ROOT);
    }

    private String rawName() throws IOException {
        StringBuilder name = new StringBuilder();
        while (name.length() < LONGEST_NAME && isNameCharacter(peek())) {
            name.append((char) take());
        }
        return name.toString();
    }

    private int take() throws IOException {
        int c = peek();
        at++;
        return c;
    }

    private int peek() throws IOException {
        if (at >= limit) {
            at = 0;
            limit = Math.max(0, html.read(block, 0, BLOCK));
        }
        return at < limit ? block[at] : END;
    }

    private static boolean isBlank(int c) {
        return c <= ' ' || c == '\u00A0';
    }

    private static boolean isNameCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}

package org.mailmax.mail.mime;

import java.util.ArrayList;
import java.util.List;

/// A cursor over the value of a structured header field (RFC 2045 §5.1, RFC 5322 §3.2). Never goes back and never
/// fails: what fits nowhere is passed over.
final class FieldTokens {

    private final CharSequence text;
    private int at;

    FieldTokens(CharSequence text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /// The next character; only when not [#atEnd].
    char peek() {
        return text.charAt(at);
    }

    boolean isAt(char c) {
        return !atEnd() && peek() == c;
    }

    char take() {
        return text.charAt(at++);
    }

    /// Passes over blanks and comments, then over the character if it is there.
    boolean skip(char wanted) {
        skipBlanksAndComments();
        if (isAt(wanted)) {
            at++;
            return true;
        }
        return false;
    }

    /// A token of RFC 2045 §5.1 after blanks and comments; empty when there is none.
    String token() {
        skipBlanksAndComments();
        int from = at;
        while (!atEnd() && isTokenCharacter(peek())) {
            at++;
        }
        return text.subSequence(from, at).toString();
    }

    /// `; name=value` as often as it comes, and no more than `limit` times.
    Parameters parameters(int limit) {
        List<Parameters.Parameter> found = new ArrayList<>(2);
        while (found.size() < limit && skipTo(';')) {
            String name = token();
            if (!name.isEmpty() && skip('=')) {
                found.add(new Parameters.Parameter(name, value()));
            }
        }
        return found.isEmpty() ? Parameters.NONE : new Parameters(List.copyOf(found));
    }

    /// CFWS of RFC 5322 §3.2.2.
    void skipBlanksAndComments() {
        while (!atEnd()) {
            if (isBlank(peek())) {
                at++;
            } else if (peek() == '(') {
                comment();
            } else {
                return;
            }
        }
    }

    void skipBlanks() {
        while (!atEnd() && isBlank(peek())) {
            at++;
        }
    }

    /// The text in a comment, nested ones with their parentheses (RFC 5322 §3.2.2); the cursor stands at its `(`.
    String comment() {
        StringBuilder inside = new StringBuilder();
        int depth = 0;
        while (!atEnd()) {
            char c = take();
            if (c == '\\' && !atEnd()) {
                inside.append(take());
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            inside.append(c);
        }
        return inside.isEmpty() ? "" : inside.substring(1);
    }

    /// Adds the text in a quoted string without quotes; the cursor stands at its first `"` (RFC 5322 §3.2.4).
    void quotedString(StringBuilder into) {
        take();
        while (!atEnd()) {
            char c = take();
            if (c == '"') {
                return;
            }
            into.append(c == '\\' && !atEnd() ? take() : c);
        }
    }

    /// A parameter's value: a quoted string, or what comes up to the next `;` or comment (more than RFC 2045 allows).
    private String value() {
        skipBlanksAndComments();
        StringBuilder value = new StringBuilder();
        if (isAt('"')) {
            quotedString(value);
            return value.toString();
        }
        int from = at;
        while (!atEnd() && peek() != ';' && peek() != '(') {
            at++;
        }
        return text.subSequence(from, at).toString().strip();
    }

    /// Goes behind the next such character that is not quoted and not in a comment.
    private boolean skipTo(char wanted) {
        StringBuilder ignored = new StringBuilder();
        while (!atEnd()) {
            if (peek() == '"') {
                quotedString(ignored);
                ignored.setLength(0);
            } else if (peek() == '(') {
                comment();
            } else if (take() == wanted) {
                return true;
            }
        }
        return false;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isTokenCharacter(char c) {
        return c > ' ' && c != 0x7F && "()<>@,;:\\\"/[]?=".indexOf(c) < 0;
    }
}

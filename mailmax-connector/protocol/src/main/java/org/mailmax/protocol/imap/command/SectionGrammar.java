package org.mailmax.protocol.imap.command;

import java.util.ArrayList;
import java.util.List;
import org.mailmax.mail.mime.MimeLimits;
import org.mailmax.protocol.imap.command.Section.Text;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// The grammar of sections (RFC 9051 §9, `section` and `section-binary`).
final class SectionGrammar {

    /// How deep a part may be asked for; parts deeper than the MIME indexer looks do not exist.
    static final int MAX_DEPTH = MimeLimits.DEEPEST;

    private SectionGrammar() {}

    /// `section = "[" [section-spec] "]"`
    static Section section(ImapTokens in) {
        in.expect('[');
        List<Integer> path = path(in);
        Text text = in.peek() == ']' ? new Text.Whole() : text(in, path);
        in.expect(']');
        return new Section(path, text);
    }

    /// `section-binary = "[" [section-part] "]"`
    static List<Integer> binaryPath(ImapTokens in) {
        in.expect('[');
        List<Integer> path = path(in);
        in.expect(']');
        return path;
    }

    /// `section-part`, with the dot before a text that follows.
    private static List<Integer> path(ImapTokens in) {
        List<Integer> path = new ArrayList<>();
        while (isDigit(in.peek())) {
            path.add((int) Math.min(in.nzNumber(), Integer.MAX_VALUE));
            if (path.size() > MAX_DEPTH) {
                throw new ImapSyntaxException("nested too deeply");
            }
            if (in.peek() != ']') {
                dot(in);
            }
        }
        return path;
    }

    private static void dot(ImapTokens in) {
        in.expect('.');
        if (in.peek() == ']') {
            throw new ImapSyntaxException("a part number is missing");
        }
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    private static Text text(ImapTokens in, List<Integer> path) {
        return switch (in.name()) {
            case "HEADER" -> new Text.Header();
            case "HEADER.FIELDS" -> new Text.Fields(fieldNames(in));
            case "HEADER.FIELDS.NOT" -> new Text.FieldsNot(fieldNames(in));
            case "TEXT" -> new Text.Body();
            case "MIME" -> mime(path);
            default -> throw new ImapSyntaxException("unknown section");
        };
    }

    private static Text mime(List<Integer> path) {
        if (path.isEmpty()) {
            throw new ImapSyntaxException("MIME needs a part number");
        }
        return new Text.Mime();
    }

    private static List<String> fieldNames(ImapTokens in) {
        in.sp();
        List<String> names = in.list(in::astring);
        if (names.isEmpty()) {
            throw new ImapSyntaxException("a field name is missing");
        }
        in.count(names.size());
        return List.copyOf(names);
    }
}

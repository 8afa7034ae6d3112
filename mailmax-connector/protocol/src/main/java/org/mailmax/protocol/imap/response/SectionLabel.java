package org.mailmax.protocol.imap.response;

import java.util.List;
import java.util.stream.Collectors;
import org.mailmax.protocol.imap.command.FetchItem;
import org.mailmax.protocol.imap.command.Partial;
import org.mailmax.protocol.imap.command.Section;
import org.mailmax.protocol.imap.command.Section.Text;

/// How the answer names what FETCH asked for (RFC 9051 §9, `msg-att-static`): as the client did, but without `.PEEK`
/// and without the length of a partial.
final class SectionLabel {

    private SectionLabel() {}

    static String of(FetchItem item) {
        return switch (item) {
            case FetchItem.Uid _ -> "UID ";
            case FetchItem.Flags _ -> "FLAGS ";
            case FetchItem.InternalDate _ -> "INTERNALDATE ";
            case FetchItem.Size _ -> "RFC822.SIZE ";
            case FetchItem.Envelope _ -> "ENVELOPE ";
            case FetchItem.Body _ -> "BODY ";
            case FetchItem.BodyStructure _ -> "BODYSTRUCTURE ";
            case FetchItem.Octets octets -> octets(octets);
            case FetchItem.Binary binary ->
                "BINARY[" + path(binary.path()) + "]"
                        + binary.partial().map(SectionLabel::origin).orElse("") + " ";
            case FetchItem.BinarySize size -> "BINARY.SIZE[" + path(size.path()) + "] ";
        };
    }

    private static String octets(FetchItem.Octets octets) {
        String origin = octets.partial().map(SectionLabel::origin).orElse("");
        return switch (octets.name()) {
            case BODY -> "BODY[" + section(octets.section()) + "]" + origin + " ";
            case RFC822 -> "RFC822 ";
            case RFC822_HEADER -> "RFC822.HEADER ";
            case RFC822_TEXT -> "RFC822.TEXT ";
        };
    }

    private static String origin(Partial partial) {
        return "<" + partial.offset() + ">";
    }

    private static String section(Section section) {
        String path = path(section.path());
        String text = text(section.text());
        return path + (path.isEmpty() || text.isEmpty() ? "" : ".") + text;
    }

    private static String path(List<Integer> path) {
        return path.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private static String text(Text text) {
        return switch (text) {
            case Text.Whole _ -> "";
            case Text.Header _ -> "HEADER";
            case Text.Body _ -> "TEXT";
            case Text.Mime _ -> "MIME";
            case Text.Fields fields -> "HEADER.FIELDS " + names(fields.names());
            case Text.FieldsNot fields -> "HEADER.FIELDS.NOT " + names(fields.names());
        };
    }

    private static String names(List<String> names) {
        return names.stream().map(SectionLabel::name).collect(Collectors.joining(" ", "(", ")"));
    }

    /// Names that are no atoms are quoted; none of them names a field that exists, and beyond ASCII they are left out.
    private static String name(String name) {
        boolean atom = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 127 && "(){%*\"\\]".indexOf(c) < 0);
        return atom ? name : '"' + name.replaceAll("[^ -~]", "?").replaceAll("([\"\\\\])", "\\\\$1") + '"';
    }
}

package org.mailmax.protocol.imap.command;

import java.util.List;
import java.util.Optional;
import org.mailmax.protocol.imap.command.FetchItem.Name;
import org.mailmax.protocol.imap.command.FetchItem.Reading;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// The grammar of what FETCH asks for (RFC 9051 §9, `fetch-att`).
final class FetchGrammar {

    private static final FetchItem FLAGS = new FetchItem.Flags();
    private static final FetchItem DATE = new FetchItem.InternalDate();
    private static final FetchItem SIZE = new FetchItem.Size();
    private static final FetchItem ENVELOPE = new FetchItem.Envelope();
    private static final FetchItem BODY = new FetchItem.Body();

    private FetchGrammar() {}

    static List<FetchItem> items(ImapTokens in) {
        if (in.peek() != '(') {
            return macroOrItem(in);
        }
        List<FetchItem> items =
                in.list(() -> item(in, in.name())).stream().distinct().toList();
        if (items.isEmpty()) {
            throw new ImapSyntaxException("FETCH of what?");
        }
        in.count(items.size());
        return items;
    }

    private static List<FetchItem> macroOrItem(ImapTokens in) {
        String name = in.name();
        return switch (name) {
            case "ALL" -> List.of(FLAGS, DATE, SIZE, ENVELOPE);
            case "FAST" -> List.of(FLAGS, DATE, SIZE);
            case "FULL" -> List.of(FLAGS, DATE, SIZE, ENVELOPE, BODY);
            default -> List.of(item(in, name));
        };
    }

    private static FetchItem item(ImapTokens in, String name) {
        return switch (name) {
            case "UID" -> new FetchItem.Uid();
            case "FLAGS" -> FLAGS;
            case "INTERNALDATE" -> DATE;
            case "RFC822.SIZE" -> SIZE;
            case "ENVELOPE" -> ENVELOPE;
            case "BODYSTRUCTURE" -> new FetchItem.BodyStructure();
            case "BODY" -> in.peek() == '[' ? body(in, Reading.SETS_SEEN) : BODY;
            case "BODY.PEEK" -> body(in, Reading.PEEK);
            case "BINARY" -> binary(in, Reading.SETS_SEEN);
            case "BINARY.PEEK" -> binary(in, Reading.PEEK);
            case "BINARY.SIZE" -> new FetchItem.BinarySize(SectionGrammar.binaryPath(in));
            default -> obsolete(name);
        };
    }

    /// The items of RFC 3501 that are other words for `BODY[…]`.
    private static FetchItem obsolete(String name) {
        return switch (name) {
            case "RFC822" -> obsolete(Name.RFC822, new Section.Text.Whole(), Reading.SETS_SEEN);
            case "RFC822.HEADER" -> obsolete(Name.RFC822_HEADER, new Section.Text.Header(), Reading.PEEK);
            case "RFC822.TEXT" -> obsolete(Name.RFC822_TEXT, new Section.Text.Body(), Reading.SETS_SEEN);
            default -> throw new ImapSyntaxException("unknown FETCH item");
        };
    }

    private static FetchItem obsolete(Name name, Section.Text text, Reading reading) {
        return new FetchItem.Octets(name, new Section(List.of(), text), Optional.empty(), reading);
    }

    private static FetchItem body(ImapTokens in, Reading reading) {
        Section section = SectionGrammar.section(in);
        return new FetchItem.Octets(Name.BODY, section, partial(in), reading);
    }

    private static FetchItem binary(ImapTokens in, Reading reading) {
        List<Integer> path = SectionGrammar.binaryPath(in);
        return new FetchItem.Binary(path, partial(in), reading);
    }

    private static Optional<Partial> partial(ImapTokens in) {
        return in.peek() == '<' ? Optional.of(Partial.read(in)) : Optional.empty();
    }
}

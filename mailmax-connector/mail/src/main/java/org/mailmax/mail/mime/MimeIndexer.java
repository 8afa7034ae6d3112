package org.mailmax.mail.mime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.message.Content;

/// Finds the envelope and the structure of a message in one pass over its octets (RFC 5322, RFC 2045, RFC 2046).
///
/// Every octet is read once through a window of bounded size, and parts in parts lie on a list, not on the stack: the
/// time grows with the size of the message alone, the memory with what its headers say, up to the limits. No message
/// is too broken: what cannot be understood is described as text or as opaque octets.
public final class MimeIndexer {

    private final LineScanner lines;
    private final long size;
    private final MimeLimits limits;
    private final TextBudget budget;
    private final List<OpenPart> open = new ArrayList<>();
    private Optional<HeaderCollector> header;
    private Envelope envelope;
    private BodyStructure structure;
    private int parts = 1;

    private MimeIndexer(Content content, LineScanner lines, MimeLimits limits) {
        this.size = content.size();
        this.lines = lines;
        this.limits = limits;
        this.budget = new TextBudget(limits.textOctets());
        this.header = newHeader(0, PartHeader.Default.TEXT);
    }

    /// @throws IOException when the content cannot be read
    public static MessageSummary index(Content content) throws IOException {
        return index(content, MimeLimits.DEFAULT);
    }

    /// @throws IOException when the content cannot be read
    public static MessageSummary index(Content content, MimeLimits limits) throws IOException {
        return index(content, new LineScanner(content), limits);
    }

    static MessageSummary index(Content content, LineScanner lines, MimeLimits limits) throws IOException {
        return new MimeIndexer(content, lines, limits).run();
    }

    private MessageSummary run() throws IOException {
        int lineEnd = 0;
        while (lines.next()) {
            if (!(isDashed() && isDelimiter(lineEnd)) && header.isPresent()) {
                headerLine(header.get());
            }
            lineEnd = lines.lineEndLength();
        }
        close(0, size, lines.lineFeeds());
        return new MessageSummary(envelope, structure);
    }

    private void headerLine(HeaderCollector collector) {
        if (!lines.startsLine()) {
            collector.piece(lines.window(), lines.start(), lines.textEnd());
        } else if (lines.start() < lines.textEnd()) {
            collector.line(lines.window(), lines.start(), lines.textEnd());
        } else {
            endHeader(collector, lines.nextPosition(), lines.lineFeeds() + 1);
        }
    }

    private boolean isDashed() {
        int at = lines.start();
        return lines.isWhole()
                && lines.textEnd() - at > 2
                && lines.window()[at] == '-'
                && lines.window()[at + 1] == '-';
    }

    /// Acts on the line if it is a delimiter of a multipart that is open, the innermost first; it ends all parts
    /// within.
    private boolean isDelimiter(int lineEndBefore) {
        byte[] window = lines.window();
        int from = lines.start() + 2;
        int to = lines.textEnd();
        while (to > from && Octets.isBlank(window[to - 1])) {
            to--; // transport padding, RFC 2046 §5.1.1
        }
        for (int i = open.size() - 1; i >= 0 && parts < limits.parts(); i--) {
            if (open.get(i) instanceof OpenPart.Multipart multipart && multipart.isDelimitedBy(window, from, to)) {
                int rest = to - from - multipart.boundaryLength();
                boolean last = rest == 2 && window[to - 1] == '-' && window[to - 2] == '-';
                if (rest == 0 || last) {
                    delimiter(i, multipart, last, lineEndBefore);
                    return true;
                }
            }
        }
        return false;
    }

    private void delimiter(int index, OpenPart.Multipart multipart, boolean last, int lineEndBefore) {
        close(index + 1, lines.position() - lineEndBefore, lines.lineFeeds() - (lineEndBefore > 0 ? 1 : 0));
        if (last) {
            multipart.complete();
        } else {
            parts++;
            header = newHeader(
                    lines.nextPosition(),
                    multipart.header.isType("multipart", "digest")
                            ? PartHeader.Default.MESSAGE
                            : PartHeader.Default.TEXT);
        }
    }

    private void endHeader(HeaderCollector collector, long bodyOffset, long linesBefore) {
        header = Optional.empty();
        if (open.isEmpty()) {
            envelope = collector.envelope();
        } else if (open.getLast() instanceof OpenPart.Embedded message) {
            message.envelope(collector.envelope());
        }
        OpenPart part = opened(collector.partHeader(), collector.offset(), bodyOffset, linesBefore);
        open.add(part);
        if (part instanceof OpenPart.Embedded) {
            parts++;
            header = newHeader(bodyOffset, PartHeader.Default.TEXT);
        }
    }

    private OpenPart opened(PartHeader found, long offset, long bodyOffset, long linesBefore) {
        boolean multipart = found.isType("multipart");
        boolean message = found.isType("message", "rfc822") || found.isType("message", "global");
        boolean tooDeep = (multipart || message) && open.size() >= limits.depth();
        if (tooDeep || parts >= limits.parts() || message && isEncoded(found)) {
            return new OpenPart.Leaf(found.opaque(), offset, bodyOffset, linesBefore);
        }
        if (message) {
            return new OpenPart.Embedded(found, offset, bodyOffset, linesBefore);
        }
        if (multipart) {
            String boundary = found.parameters().get("boundary").orElse("").stripTrailing();
            return new OpenPart.Multipart(found, usable(boundary), offset, bodyOffset, linesBefore);
        }
        return new OpenPart.Leaf(found, offset, bodyOffset, linesBefore);
    }

    /// A boundary that cannot be told from other lines is none, and an impossible one takes its place.
    private String usable(String boundary) {
        return boundary.isEmpty() || boundary.length() > limits.boundaryOctets() ? "\n" : boundary;
    }

    /// RFC 2046 §5.2.1 forbids to encode a message, and what is encoded cannot be looked into.
    private static boolean isEncoded(PartHeader found) {
        return switch (TransferDecoding.of(found.encoding()).orElse(TransferDecoding.IDENTITY)) {
            case IDENTITY -> false;
            case BASE64, QUOTED_PRINTABLE -> true;
        };
    }

    private Optional<HeaderCollector> newHeader(long offset, PartHeader.Default missing) {
        return Optional.of(new HeaderCollector(offset, missing, limits, budget));
    }

    /// Ends the open parts from this one on, the innermost first.
    private void close(int from, long end, long lineFeeds) {
        while (header.isPresent()) {
            endHeader(header.get(), end, lineFeeds);
        }
        while (open.size() > from) {
            OpenPart inner = open.removeLast();
            BodyStructure closed = inner.close(Math.max(end, 0), lineFeeds);
            if (open.isEmpty()) {
                structure = closed;
            } else {
                open.getLast().add(closed);
            }
        }
    }
}

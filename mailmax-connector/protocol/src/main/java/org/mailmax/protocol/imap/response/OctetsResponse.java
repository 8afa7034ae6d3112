package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.imap.command.FetchItem;
import org.mailmax.protocol.imap.command.Partial;
import org.mailmax.protocol.imap.command.Section;
import org.mailmax.protocol.imap.command.Section.Text;
import org.mailmax.protocol.imap.response.SectionFinder.Slice;

/// Octets of a message as a literal (RFC 9051 §7.5.2, `BODY[…]`): from the stored content to the wire, without looking
/// at them.
final class OctetsResponse {

    /// Fields of a header are chosen from its first octets; no honest header is longer.
    static final int MAX_HEADER = 1024 * 1024;

    private final ImapWriter out;

    OctetsResponse(ImapWriter out) {
        this.out = out;
    }

    void write(FetchItem.Octets item, MessageView message) throws IOException {
        Content content = message.content().orElseThrow();
        Optional<Slice> slice = slice(item.section(), message, content);
        if (slice.isEmpty()) {
            out.nil();
            return;
        }
        switch (item.section().text()) {
            case Text.Fields fields ->
                fields(HeaderFilter.of(fields).apply(header(content, slice.get())), item.partial());
            case Text.FieldsNot fields ->
                fields(HeaderFilter.of(fields).apply(header(content, slice.get())), item.partial());
            default -> octets(content, slice.get(), item.partial());
        }
    }

    /// Only what has to be found in the message needs its structure.
    static boolean needsStructure(Section section) {
        return !section.equals(Section.WHOLE);
    }

    private static Optional<Slice> slice(Section section, MessageView message, Content content) {
        return needsStructure(section)
                ? SectionFinder.find(message.summary().orElseThrow().structure(), section)
                : Optional.of(new Slice(0, content.size()));
    }

    private void octets(Content content, Slice slice, Optional<Partial> partial) throws IOException {
        long skip =
                partial.isEmpty() ? 0 : Math.min(slice.length(), partial.get().offset());
        long left = slice.length() - skip;
        long count = partial.isEmpty() ? left : Math.min(left, partial.get().count());
        out.announce(count);
        if (count > 0) {
            out.content(content, slice.offset() + skip, count);
        }
    }

    private void fields(byte[] fields, Optional<Partial> partial) throws IOException {
        octets(Content.of(fields), new Slice(0, fields.length), partial);
    }

    private static byte[] header(Content content, Slice slice) throws IOException {
        ByteBuffer header = ByteBuffer.allocate((int) Math.min(MAX_HEADER, slice.length()));
        content.slice(slice.offset(), header.capacity()).read(0, header);
        return header.array();
    }
}

package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.BodyStructure;
import org.mailmax.mail.mime.BodyStructure.Extent;
import org.mailmax.mail.mime.BodyStructure.Leaf;
import org.mailmax.mail.mime.TransferDecoding;
import org.mailmax.protocol.imap.command.FetchItem;
import org.mailmax.protocol.imap.command.Partial;

/// Parts without their content transfer encoding (RFC 9051 §6.4.5, BINARY and BINARY.SIZE). They are decoded twice,
/// once for their size and once for the client, rather than kept in memory.
final class BinaryResponse {

    private final ImapWriter out;

    /// What is to be decoded, and how; nobody knows how when that is absent.
    private record Encoded(Content content, Optional<TransferDecoding> encoding) {

        long decodedSize() throws IOException {
            return encoding.orElseThrow().decodedSize(content.open());
        }

        InputStream decoded() {
            return encoding.orElseThrow().decode(content.open());
        }
    }

    BinaryResponse(ImapWriter out) {
        this.out = out;
    }

    /// False when the part is there but encoded in a way nobody knows.
    static boolean canDecode(MessageView message, List<Integer> path) {
        Optional<Encoded> part = part(message, path);
        return part.isEmpty() || part.get().encoding().isPresent();
    }

    void write(FetchItem.Binary item, MessageView message) throws IOException {
        Optional<Encoded> part = part(message, item.path());
        if (part.isEmpty()) {
            out.nil();
            return;
        }
        long size = part.get().decodedSize();
        long from = Math.min(size, item.partial().map(Partial::offset).orElse(0L));
        long to = Math.min(size, from + item.partial().map(Partial::count).orElse(size));
        out.octet('~').announce(to - from);
        try (InputStream decoded = part.get().decoded()) {
            decoded.transferTo(new PartialStream(out, from, to));
        }
    }

    void writeSize(FetchItem.BinarySize item, MessageView message) throws IOException {
        Optional<Encoded> part = part(message, item.path());
        out.number(part.isPresent() ? part.get().decodedSize() : 0);
    }

    private static Optional<Encoded> part(MessageView message, List<Integer> path) {
        Content content = message.content().orElseThrow();
        if (path.isEmpty()) {
            return Optional.of(new Encoded(content, Optional.of(TransferDecoding.IDENTITY)));
        }
        return SectionFinder.part(message.summary().orElseThrow().structure(), path)
                .map(part -> new Encoded(body(content, part.extent()), encoding(part)));
    }

    private static Content body(Content content, Extent extent) {
        return content.slice(extent.bodyOffset(), extent.bodyLength());
    }

    /// Only parts without parts can be encoded (RFC 2045 §6.4).
    private static Optional<TransferDecoding> encoding(BodyStructure part) {
        return part instanceof Leaf leaf
                ? TransferDecoding.of(leaf.header().encoding())
                : Optional.of(TransferDecoding.IDENTITY);
    }
}

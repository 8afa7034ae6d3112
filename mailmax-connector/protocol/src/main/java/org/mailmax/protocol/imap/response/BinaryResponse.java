package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.MessageView;
import org.mailmax.mail.mime.BodyStructure;
import org.mailmax.mail.mime.BodyStructure.Extent;
import org.mailmax.mail.mime.BodyStructure.Leaf;
import org.mailmax.protocol.imap.command.FetchItem;
import org.mailmax.protocol.imap.command.Partial;

/// Parts without their content transfer encoding (RFC 9051 §6.4.5, BINARY and BINARY.SIZE). They are decoded twice,
/// once for their size and once for the client, rather than kept in memory.
final class BinaryResponse {

    private final ImapWriter out;

    /// What is to be decoded, and how.
    private record Encoded(Content content, String encoding) {}

    BinaryResponse(ImapWriter out) {
        this.out = out;
    }

    /// False when the part is there but encoded in a way nobody knows.
    static boolean canDecode(MessageView message, List<Integer> path) {
        return part(message, path).map(Encoded::encoding).map(TransferDecoder::isKnown).orElse(true);
    }

    void write(FetchItem.Binary item, MessageView message) throws IOException {
        Optional<Encoded> part = part(message, item.path());
        if (part.isEmpty()) {
            out.nil();
            return;
        }
        long size = size(part.get());
        long from = Math.min(size, item.partial().map(Partial::offset).orElse(0L));
        long to = Math.min(size, from + item.partial().map(Partial::count).orElse(size));
        out.octet('~').announce(to - from);
        decoder(part.get(), new PartialStream(out, from, to)).decode(part.get().content());
    }

    void writeSize(FetchItem.BinarySize item, MessageView message) throws IOException {
        Optional<Encoded> part = part(message, item.path());
        out.number(part.isPresent() ? size(part.get()) : 0);
    }

    private static long size(Encoded part) throws IOException {
        CountingStream counter = new CountingStream();
        decoder(part, counter).decode(part.content());
        return counter.count();
    }

    private static TransferDecoder decoder(Encoded part, OutputStream target) {
        return TransferDecoder.of(part.encoding(), target).orElseThrow();
    }

    private static Optional<Encoded> part(MessageView message, List<Integer> path) {
        Content content = message.content().orElseThrow();
        if (path.isEmpty()) {
            return Optional.of(new Encoded(content, "binary"));
        }
        return SectionFinder.part(message.summary().orElseThrow().structure(), path)
                .map(part -> new Encoded(body(content, part.extent()), encoding(part)));
    }

    private static Content body(Content content, Extent extent) {
        return content.slice(extent.bodyOffset(), extent.bodyLength());
    }

    /// Only parts without parts can be encoded (RFC 2045 §6.4).
    private static String encoding(BodyStructure part) {
        return part instanceof Leaf leaf ? leaf.header().encoding() : "binary";
    }
}

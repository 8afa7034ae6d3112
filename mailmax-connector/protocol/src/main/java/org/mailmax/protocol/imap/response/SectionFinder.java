package org.mailmax.protocol.imap.response;

import java.util.List;
import java.util.Optional;
import org.mailmax.mail.mime.BodyStructure;
import org.mailmax.mail.mime.BodyStructure.Embedded;
import org.mailmax.mail.mime.BodyStructure.Extent;
import org.mailmax.mail.mime.BodyStructure.Leaf;
import org.mailmax.mail.mime.BodyStructure.Multipart;
import org.mailmax.protocol.imap.command.Section;
import org.mailmax.protocol.imap.command.Section.Text;

/// Finds the octets of a section in a message (RFC 9051 §6.4.5.1), by the offsets in its structure alone.
final class SectionFinder {

    /// Octets of the message, from the first of it.
    record Slice(long offset, long length) {}

    private SectionFinder() {}

    /// Nothing when the message has no such section. For header fields it is the header they stand in.
    static Optional<Slice> find(BodyStructure message, Section section) {
        return section.path().isEmpty()
                ? Optional.of(ofMessage(message, section.text()))
                : part(message, section.path()).flatMap(part -> ofPart(part, section.text()));
    }

    /// The part of this number: the message's body is part 1 of a message that is no multipart.
    static Optional<BodyStructure> part(BodyStructure message, List<Integer> path) {
        Optional<BodyStructure> container = Optional.of(message);
        BodyStructure part = message;
        for (int number : path) {
            if (container.isEmpty()) {
                return Optional.empty();
            }
            Optional<BodyStructure> child = child(container.get(), number);
            if (child.isEmpty()) {
                return Optional.empty();
            }
            part = child.get();
            container = inside(part);
        }
        return Optional.of(part);
    }

    private static Optional<BodyStructure> child(BodyStructure container, int number) {
        if (container instanceof Multipart multipart) {
            List<BodyStructure> parts = multipart.parts();
            return number <= parts.size() ? Optional.of(parts.get(number - 1)) : Optional.empty();
        }
        return number == 1 ? Optional.of(container) : Optional.empty();
    }

    /// What the next number counts in.
    private static Optional<BodyStructure> inside(BodyStructure part) {
        return switch (part) {
            case Multipart multipart -> Optional.of(multipart);
            case Embedded embedded -> Optional.of(embedded.message());
            case Leaf _ -> Optional.empty();
        };
    }

    private static Slice ofMessage(BodyStructure message, Text text) {
        Extent extent = message.extent();
        return switch (text) {
            case Text.Whole _ ->
                new Slice(extent.headerOffset(), extent.bodyOffset() + extent.bodyLength() - extent.headerOffset());
            case Text.Body _ -> body(extent);
            case Text.Header _, Text.Fields _, Text.FieldsNot _, Text.Mime _ -> header(extent);
        };
    }

    private static Optional<Slice> ofPart(BodyStructure part, Text text) {
        return switch (text) {
            case Text.Whole _ -> Optional.of(body(part.extent()));
            case Text.Mime _ -> Optional.of(header(part.extent()));
            case Text.Header _, Text.Fields _, Text.FieldsNot _, Text.Body _ ->
                part instanceof Embedded embedded ? Optional.of(ofMessage(embedded.message(), text)) : Optional.empty();
        };
    }

    private static Slice header(Extent extent) {
        return new Slice(extent.headerOffset(), extent.headerLength());
    }

    private static Slice body(Extent extent) {
        return new Slice(extent.bodyOffset(), extent.bodyLength());
    }
}

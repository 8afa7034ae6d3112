package org.mailmax.protocol.imap.command;

import java.util.List;
import java.util.Optional;

/// A thing FETCH tells of a message (RFC 9051 §6.4.5; RFC822 and its kin: RFC 3501 §6.4.5).
public sealed interface FetchItem {

    record Uid() implements FetchItem {}

    record Flags() implements FetchItem {}

    record InternalDate() implements FetchItem {}

    record Size() implements FetchItem {}

    record Envelope() implements FetchItem {}

    /// BODY: the structure without extension data.
    record Body() implements FetchItem {}

    /// BODYSTRUCTURE.
    record BodyStructure() implements FetchItem {}

    /// `BODY[…]`, `RFC822`, `RFC822.HEADER` and `RFC822.TEXT`.
    record Octets(Name name, Section section, Optional<Partial> partial, Reading reading) implements FetchItem {}

    /// `BINARY[…]`: a part without its content transfer encoding.
    record Binary(List<Integer> path, Optional<Partial> partial, Reading reading) implements FetchItem {}

    /// `BINARY.SIZE[…]`.
    record BinarySize(List<Integer> path) implements FetchItem {}

    /// What the answer calls the octets.
    enum Name {
        BODY,
        RFC822,
        RFC822_HEADER,
        RFC822_TEXT
    }

    /// Does the message count as read afterwards?
    enum Reading {
        SETS_SEEN,
        PEEK
    }

    /// Does telling it set `\Seen` (RFC 9051 §6.4.5)?
    default boolean setsSeen() {
        return switch (this) {
            case Octets octets -> octets.reading() == Reading.SETS_SEEN;
            case Binary binary -> binary.reading() == Reading.SETS_SEEN;
            default -> false;
        };
    }
}

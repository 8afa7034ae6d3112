package org.mailmax.mail.mime;

import java.util.List;

/// The tree of a message's parts with the octets each occupies (RFC 9051 §7.5.2, BODYSTRUCTURE). Offsets count from
/// the first octet of the message; nothing is copied out of it. A part lies within the body of the one it is in.
public sealed interface BodyStructure {

    PartHeader header();

    Extent extent();

    /// A part without parts: text, image, application … What was too deep, too much or encoded where it must not
    /// be is an `application/octet-stream`, whatever it called itself, so a leaf is never `multipart`,
    /// `message/rfc822` or `message/global`.
    ///
    /// @param lines how many line ends the body has, as `text` and `message/rfc822` parts report
    record Leaf(PartHeader header, Extent extent, long lines) implements BodyStructure {}

    /// A multipart with one part or more. When its boundary never came, its one part is a text with all that is there.
    record Multipart(PartHeader header, Extent extent, List<BodyStructure> parts) implements BodyStructure {}

    /// A `message/rfc822` or `message/global` part and the message in it.
    record Embedded(PartHeader header, Extent extent, long lines, Envelope envelope, BodyStructure message)
            implements BodyStructure {}

    /// Where a part lies: its header block (with the empty line that ends it) and its body.
    record Extent(long headerOffset, long headerLength, long bodyOffset, long bodyLength) {}
}

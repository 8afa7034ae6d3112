package org.mailmax.protocol.imap.command;

import java.util.List;

/// A part of a message that FETCH names in brackets (RFC 9051 §6.4.5.1).
///
/// @param path part numbers from the outside in; empty for the message itself
public record Section(List<Integer> path, Text text) {

    public static final Section WHOLE = new Section(List.of(), new Text.Whole());

    public Section {
        path = List.copyOf(path);
    }

    /// Which octets of the part.
    public sealed interface Text {

        /// All of the message, or the body of the part.
        record Whole() implements Text {}

        /// The header of the message, or of the message in the part.
        record Header() implements Text {}

        /// Header fields of these names.
        record Fields(List<String> names) implements Text {}

        /// All header fields but those of these names.
        record FieldsNot(List<String> names) implements Text {}

        /// What follows the header of the message, or of the message in the part.
        record Body() implements Text {}

        /// The MIME header of the part.
        record Mime() implements Text {}
    }
}

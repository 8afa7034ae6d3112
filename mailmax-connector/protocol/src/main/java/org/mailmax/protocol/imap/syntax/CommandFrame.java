package org.mailmax.protocol.imap.syntax;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailmax.mail.message.Content;

/// One complete command as it came (RFC 9051 §4.3): the text of all its lines without their line ends, and the literals
/// that came between them.
///
/// @param text the lines one after another; the announcement of a literal, `{5}`, stays in it
/// @param literals in the order they came
public record CommandFrame(byte[] text, List<Literal> literals) {

    /// @param position where in the text its announcement ends
    public record Literal(int position, Content content) {}

    /// A command of one line.
    public static CommandFrame of(String line) {
        return new CommandFrame(line.getBytes(StandardCharsets.UTF_8), List.of());
    }
}

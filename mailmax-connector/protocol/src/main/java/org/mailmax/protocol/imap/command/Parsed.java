package org.mailmax.protocol.imap.command;

import java.util.Optional;

/// What became of a complete command.
public sealed interface Parsed {

    record Understood(String tag, ImapCommand command) implements Parsed {}

    /// @param tag absent when not even that could be read; what stood in its place is never sent back
    record Malformed(Optional<String> tag, String reason) implements Parsed {}
}

package org.mailmax.protocol.imap.command;

import java.util.Optional;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// EXPUNGE and UID EXPUNGE: remove what is marked as deleted. RFC 9051 §6.4.3, §6.4.9.
///
/// @param messages present in the UID form: only these
public record Expunge(Optional<MessageSet> messages) implements ImapCommand.Selected {

    /// `expunge = "EXPUNGE"` — RFC 9051 §9
    static Expunge all() {
        return new Expunge(Optional.empty());
    }

    /// `uid-expunge = "UID" SP "EXPUNGE" SP sequence-set` — RFC 9051 §9
    static Expunge read(ImapTokens in) {
        in.sp();
        return new Expunge(Optional.of(MessageSet.read(in, Naming.UID)));
    }
}

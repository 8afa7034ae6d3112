package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// MOVE and UID MOVE: move messages to another mailbox. RFC 9051 §6.4.8.
///
/// @param mailbox the target's name as it was written
public record Move(MessageSet messages, String mailbox) implements ImapCommand.Selected {

    /// `move = "MOVE" SP sequence-set SP mailbox` — RFC 9051 §9
    static Move read(ImapTokens in, Naming naming) {
        in.sp();
        MessageSet messages = MessageSet.read(in, naming);
        in.sp();
        return new Move(messages, in.astring());
    }
}

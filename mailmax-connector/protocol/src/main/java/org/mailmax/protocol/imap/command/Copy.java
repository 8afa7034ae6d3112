package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// COPY and UID COPY: copy messages to another mailbox. RFC 9051 §6.4.7.
///
/// @param mailbox the target's name as it was written
public record Copy(MessageSet messages, String mailbox) implements ImapCommand.Selected {

    /// `copy = "COPY" SP sequence-set SP mailbox` — RFC 9051 §9
    static Copy read(ImapTokens in, Naming naming) {
        in.sp();
        MessageSet messages = MessageSet.read(in, naming);
        in.sp();
        return new Copy(messages, in.astring());
    }
}

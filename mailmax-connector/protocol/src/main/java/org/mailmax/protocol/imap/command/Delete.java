package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// DELETE: remove a mailbox with its messages. RFC 9051 §6.3.5.
///
/// @param mailbox the name as it was written
public record Delete(String mailbox) implements ImapCommand.Authenticated {

    /// `delete = "DELETE" SP mailbox` — RFC 9051 §9
    static Delete read(ImapTokens in) {
        in.sp();
        return new Delete(in.astring());
    }
}

package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// RENAME: give a mailbox and those below it another name. RFC 9051 §6.3.6.
///
/// @param from the name as it was written
/// @param to the name as it was written
public record Rename(String from, String to) implements ImapCommand.Authenticated {

    /// `rename = "RENAME" SP mailbox SP mailbox` — RFC 9051 §9
    static Rename read(ImapTokens in) {
        in.sp();
        String from = in.astring();
        in.sp();
        return new Rename(from, in.astring());
    }
}

package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// UNSUBSCRIBE: take a name off the list of subscriptions. RFC 9051 §6.3.8.
///
/// @param mailbox the name as it was written
public record Unsubscribe(String mailbox) implements ImapCommand.Authenticated {

    /// `unsubscribe = "UNSUBSCRIBE" SP mailbox` — RFC 9051 §9
    static Unsubscribe read(ImapTokens in) {
        in.sp();
        return new Unsubscribe(in.astring());
    }
}

package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// SUBSCRIBE: put a name on the list of subscriptions. RFC 9051 §6.3.7.
///
/// @param mailbox the name as it was written
public record Subscribe(String mailbox) implements ImapCommand.Authenticated {

    /// `subscribe = "SUBSCRIBE" SP mailbox` — RFC 9051 §9
    static Subscribe read(ImapTokens in) {
        in.sp();
        return new Subscribe(in.astring());
    }
}

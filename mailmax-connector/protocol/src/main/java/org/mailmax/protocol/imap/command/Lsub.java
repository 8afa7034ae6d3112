package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// LSUB: which names are subscribed? RFC 3501 §6.3.9, gone in IMAP4rev2.
public record Lsub(String reference, String pattern) implements ImapCommand.Authenticated {

    /// `lsub = "LSUB" SP mailbox SP list-mailbox` — RFC 3501 §9
    static Lsub read(ImapTokens in) {
        in.sp();
        String reference = in.astring();
        in.sp();
        return new Lsub(reference, in.listMailbox());
    }
}

package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// GETQUOTAROOT: which limits hold for a mailbox? RFC 9208 §4.1.2.
///
/// @param mailbox the name as it was written
public record GetQuotaRoot(String mailbox) implements ImapCommand.Authenticated {

    /// `getquotaroot = "GETQUOTAROOT" SP mailbox` — RFC 9208 §7
    static GetQuotaRoot read(ImapTokens in) {
        in.sp();
        return new GetQuotaRoot(in.astring());
    }
}

package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// GETQUOTA: how much of a limit is used? RFC 9208 §4.1.1.
///
/// @param root the name of the limit
public record GetQuota(String root) implements ImapCommand.Authenticated {

    /// `getquota = "GETQUOTA" SP quota-root-name` — RFC 9208 §7
    static GetQuota read(ImapTokens in) {
        in.sp();
        return new GetQuota(in.astring());
    }
}

package org.mailmax.protocol.imap.command;

import org.mailmax.protocol.imap.syntax.ImapTokens;

/// SELECT and EXAMINE: open a mailbox. RFC 9051 §6.3.2, §6.3.3.
///
/// @param mailbox its name as it was written
public record Select(String mailbox, Access access) implements ImapCommand.Authenticated {

    /// What may be done with the mailbox.
    public enum Access {
        READ_WRITE,
        /// EXAMINE: nothing may change.
        READ_ONLY
    }

    /// `select = "SELECT" SP mailbox` — RFC 9051 §9
    static Select read(ImapTokens in, Access access) {
        in.sp();
        return new Select(in.astring(), access);
    }
}

package org.mailmax.protocol.imap.command;

import java.util.List;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// STATUS: the numbers of a mailbox without opening it. RFC 9051 §6.3.11.
///
/// @param mailbox the name as it was written
public record Status(String mailbox, List<StatusItem> items) implements ImapCommand.Authenticated {

    /// `status = "STATUS" SP mailbox SP "(" status-att *(SP status-att) ")"` — RFC 9051 §9
    static Status read(ImapTokens in) {
        in.sp();
        String mailbox = in.astring();
        in.sp();
        return new Status(mailbox, StatusItem.readList(in));
    }
}

package org.mailmax.protocol.imap.command;

import java.util.List;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// A number that STATUS tells of a mailbox (RFC 9051 §6.3.11; APPENDLIMIT: RFC 7889 §3; RECENT: RFC 3501 §6.3.10).
public enum StatusItem {
    MESSAGES,
    RECENT,
    UIDNEXT,
    UIDVALIDITY,
    UNSEEN,
    DELETED,
    SIZE,
    APPENDLIMIT;

    /// `"(" status-att *(SP status-att) ")"` — RFC 9051 §9
    static List<StatusItem> readList(ImapTokens in) {
        List<StatusItem> items = in.list(() -> of(in.keyword()));
        if (items.isEmpty()) {
            throw new ImapSyntaxException("STATUS of what?");
        }
        return items.stream().distinct().toList();
    }

    private static StatusItem of(String name) {
        for (StatusItem item : values()) {
            if (item.name().equals(name)) {
                return item;
            }
        }
        throw new ImapSyntaxException("unknown STATUS item");
    }
}

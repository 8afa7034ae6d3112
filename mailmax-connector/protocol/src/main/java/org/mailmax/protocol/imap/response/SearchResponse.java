package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.util.Set;
import org.mailmax.mail.message.UidSet;
import org.mailmax.protocol.imap.command.Naming;
import org.mailmax.protocol.imap.command.Search.Return;

/// `* SEARCH` (RFC 3501 §7.2.5) and `* ESEARCH` (RFC 9051 §7.3.4).
public final class SearchResponse {

    private SearchResponse() {}

    /// @param found numbers or UIDs, as the command named messages
    public static void write(ImapWriter out, UidSet found) throws IOException {
        out.untagged().ascii("SEARCH");
        for (UidSet.Range range : found.ranges()) {
            for (long number = range.first(); number <= range.last(); number++) {
                out.octet(' ').number(number);
            }
        }
        out.end();
    }

    /// MIN, MAX and ALL are left out when nothing was found (RFC 9051 §6.4.4).
    public static void extended(ImapWriter out, String tag, Naming naming, Set<Return> returns, Found found)
            throws IOException {
        out.untagged().ascii("ESEARCH (TAG \"").ascii(tag).ascii("\")");
        if (naming == Naming.UID) {
            out.ascii(" UID");
        }
        UidSet numbers = found.numbers();
        if (returns.contains(Return.MIN) && !numbers.isEmpty()) {
            out.ascii(" MIN ").number(numbers.first());
        }
        if (returns.contains(Return.MAX) && !numbers.isEmpty()) {
            out.ascii(" MAX ").number(numbers.last());
        }
        if (returns.contains(Return.ALL) && !numbers.isEmpty()) {
            out.ascii(" ALL ").ascii(numbers.toString());
        }
        if (returns.contains(Return.COUNT)) {
            out.ascii(" COUNT ").number(found.count());
        }
        out.end();
    }

    /// Message sequence numbers or UIDs of existing messages.
    ///
    /// @param numbers may span UIDs of messages that are gone
    /// @param count how many messages they are
    public record Found(UidSet numbers, long count) {}
}

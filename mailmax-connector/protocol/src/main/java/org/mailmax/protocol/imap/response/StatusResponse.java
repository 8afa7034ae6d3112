package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.util.List;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.protocol.imap.command.StatusItem;

/// `* STATUS name (…)` (RFC 9051 §7.3.4).
public final class StatusResponse {

    private StatusResponse() {}

    /// @param mailbox the name as the client spells it
    /// @param appendLimit the largest message taken, in octets
    public static void write(
            ImapWriter out, String mailbox, FolderStatus status, List<StatusItem> items, long appendLimit)
            throws IOException {
        out.untagged().ascii("STATUS ").mailbox(mailbox);
        char before = '(';
        out.sp();
        for (StatusItem item : items) {
            out.octet(before).ascii(item.name()).sp().number(value(item, status, appendLimit));
            before = ' ';
        }
        out.octet(')').end();
    }

    private static long value(StatusItem item, FolderStatus status, long appendLimit) {
        return switch (item) {
            case MESSAGES -> status.messages();
            case RECENT -> 0;
            case UIDNEXT -> status.uidNext();
            case UIDVALIDITY -> status.uidValidity();
            case UNSEEN -> status.unseen();
            case DELETED -> status.deleted();
            case SIZE -> status.size();
            case APPENDLIMIT -> appendLimit;
        };
    }
}

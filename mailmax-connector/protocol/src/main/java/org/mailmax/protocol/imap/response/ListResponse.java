package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.util.List;
import org.mailmax.mail.folder.FolderName;

/// `* LIST (…) "/" name` and `* LSUB` (RFC 9051 §7.3.1, RFC 3501 §7.2.3).
public final class ListResponse {

    private ListResponse() {}

    /// @param kind `LIST` or `LSUB`
    /// @param mailbox the name as the client spells it
    /// @param childInfo why a mailbox is listed that does not match itself (RFC 9051 §6.3.9.6); empty for none
    public static void write(
            ImapWriter out, String kind, List<String> attributes, String mailbox, List<String> childInfo)
            throws IOException {
        out.untagged()
                .ascii(kind)
                .ascii(" (")
                .ascii(String.join(" ", attributes))
                .ascii(") \"");
        out.octet(FolderName.SEPARATOR).ascii("\" ").mailbox(mailbox);
        if (!childInfo.isEmpty()) {
            out.ascii(" (\"CHILDINFO\" (\"")
                    .ascii(String.join("\" \"", childInfo))
                    .ascii("\"))");
        }
        out.end();
    }

    /// The answer to an empty pattern: what separates the levels of a name (RFC 9051 §6.3.9).
    public static void separator(ImapWriter out, String kind) throws IOException {
        out.line("* " + kind + " (\\Noselect) \"" + FolderName.SEPARATOR + "\" \"\"");
    }
}

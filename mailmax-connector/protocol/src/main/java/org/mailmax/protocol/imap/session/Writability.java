package org.mailmax.protocol.imap.session;

import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.folder.OpenFolder;
import org.mailmax.protocol.imap.command.Select;
import org.mailmax.protocol.imap.response.ResponseCode;

/// Whether the selected mailbox can be changed, and what is said to who tries though it cannot.
enum Writability {
    WRITABLE(ResponseCode.NONE, ""),
    /// By EXAMINE.
    EXAMINED(ResponseCode.READ_ONLY, "the mailbox is open for reading only"),
    /// The mailbox is shared, and its member may only read.
    FORBIDDEN(ResponseCode.NOPERM, "you may only read this mailbox");

    private final ResponseCode code;
    private final String text;

    Writability(ResponseCode code, String text) {
        this.code = code;
        this.text = text;
    }

    static Writability of(Select select, OpenFolder open) {
        if (!open.right().includes(MailboxRight.WRITE)) {
            return FORBIDDEN;
        }
        return select.access() == Select.Access.READ_WRITE ? WRITABLE : EXAMINED;
    }

    Reply refusal(ImapState state) {
        return Reply.no(code, text, state);
    }
}

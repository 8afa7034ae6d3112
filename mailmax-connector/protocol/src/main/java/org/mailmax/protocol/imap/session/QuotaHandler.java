package org.mailmax.protocol.imap.session;

import java.io.IOException;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.GetQuota;
import org.mailmax.protocol.imap.command.GetQuotaRoot;
import org.mailmax.protocol.imap.response.ResponseCode;

/// GETQUOTA and GETQUOTAROOT (RFC 9208 §4.1): an account has one limit, whose name is
/// empty. That of a mailbox somebody else shares is not told.
final class QuotaHandler {

    /// STORAGE counts in units of 1024 octets (RFC 9208 §5.1).
    private static final int UNIT = 1024;

    private final Dialogue dialogue;

    QuotaHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(GetQuota quota, ImapState.LoggedIn state) throws MailException, IOException {
        if (!quota.root().isEmpty()) {
            return Reply.no(ResponseCode.NONEXISTENT, "there is no such quota root", state);
        }
        tell(state);
        return Reply.ok("GETQUOTA completed", state);
    }

    Reply answer(GetQuotaRoot root, ImapState.LoggedIn state) throws MailException, IOException {
        FolderName name = Mailboxes.folder(root.mailbox(), state.dialect());
        String mailbox = state.dialect().encoded(name.value());
        if (name.isShared()) {
            dialogue.out().untagged().ascii("QUOTAROOT ").mailbox(mailbox).end();
            return Reply.ok("the limit of a shared mailbox is none of yours", state);
        }
        dialogue.out()
                .untagged()
                .ascii("QUOTAROOT ")
                .mailbox(mailbox)
                .ascii(" \"\"")
                .end();
        tell(state);
        return Reply.ok("GETQUOTAROOT completed", state);
    }

    private void tell(ImapState.LoggedIn state) throws MailException, IOException {
        Quota quota = dialogue.mail().quota(state.who());
        long used = (quota.used() + UNIT - 1) / UNIT;
        String resources = quota.limit() == 0 ? "" : "STORAGE " + used + " " + quota.limit() / UNIT;
        dialogue.out().line("* QUOTA \"\" (" + resources + ")");
    }
}

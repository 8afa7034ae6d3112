package org.mailmax.protocol.imap.session;

import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Copy;
import org.mailmax.protocol.imap.response.ResponseCode;

/// COPY and UID COPY (RFC 9051 §6.4.7).
final class CopyHandler {

    private final Dialogue dialogue;

    CopyHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Copy copy, ImapState.Selected state) throws MailException {
        UidSet uids = state.view().resolve(copy.messages());
        try {
            FolderName target = Mailboxes.folder(copy.mailbox(), state.dialect());
            CopyResult result = dialogue.mail().copy(state.who(), state.view().folder(), uids, target);
            return result.sources().isEmpty()
                    ? Reply.ok("no such messages, nothing copied", state)
                    : Reply.ok(ResponseCode.copyUid(result), "COPY completed", state);
        } catch (MailException problem) {
            return MailProblem.replyForTarget(problem, state);
        }
    }
}

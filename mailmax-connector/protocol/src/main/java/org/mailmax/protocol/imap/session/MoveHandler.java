package org.mailmax.protocol.imap.session;

import java.io.IOException;
import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Move;
import org.mailmax.protocol.imap.response.ResponseCode;

/// MOVE and UID MOVE (RFC 9051 §6.4.8): COPYUID first, then the EXPUNGE responses, which are news like any other.
final class MoveHandler {

    private final Dialogue dialogue;

    MoveHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Move move, ImapState.Selected state) throws MailException, IOException {
        if (!state.view().isWritable()) {
            return state.view().refusal(state);
        }
        UidSet uids = state.view().resolve(move.messages());
        try {
            FolderName target = Mailboxes.folder(move.mailbox(), state.dialect());
            CopyResult result = dialogue.mail().move(state.who(), state.view().folder(), uids, target);
            return moved(result, state);
        } catch (MailException problem) {
            return MailProblem.replyForTarget(problem, state);
        }
    }

    private Reply moved(CopyResult result, ImapState.Selected state) throws IOException {
        if (result.sources().isEmpty()) {
            return Reply.ok("no such messages, nothing moved", state);
        }
        dialogue.out().line("* OK [" + ResponseCode.copyUid(result).text() + "] moved");
        state.view().expectNews();
        return Reply.ok("MOVE completed", state);
    }
}

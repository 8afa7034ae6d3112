package org.mailmax.protocol.imap.session;

import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;

/// CLOSE and UNSELECT (RFC 9051 §6.4.1, §6.4.2).
final class CloseHandler {

    private final Dialogue dialogue;

    CloseHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /// Removes what is marked as deleted, unless the mailbox was only examined. The mailbox is left even if that fails.
    Reply close(ImapState.Selected state) {
        try {
            if (state.view().isWritable()) {
                dialogue.mail().expunge(state.who(), state.view().folder(), UidSet.ALL);
            }
            return Reply.ok("CLOSE completed", state.deselected());
        } catch (MailException problem) {
            return MailProblem.reply(problem, state.deselected());
        }
    }

    Reply unselect(ImapState.Selected state) {
        return Reply.ok("UNSELECT completed", state.deselected());
    }
}

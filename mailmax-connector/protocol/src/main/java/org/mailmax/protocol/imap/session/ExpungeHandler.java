package org.mailmax.protocol.imap.session;

import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Expunge;

/// EXPUNGE and UID EXPUNGE (RFC 9051 §6.4.3, §6.4.9). The EXPUNGE responses are news like any other.
final class ExpungeHandler {

    private final Dialogue dialogue;

    ExpungeHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Expunge expunge, ImapState.Selected state) throws MailException {
        SelectedView view = state.view();
        if (!view.isWritable()) {
            return view.refusal(state);
        }
        UidSet uids =
                expunge.messages().isPresent() ? view.resolve(expunge.messages().get()) : UidSet.ALL;
        if (!uids.isEmpty()) {
            dialogue.mail().expunge(state.who(), view.folder(), uids);
            view.expectNews();
        }
        return Reply.ok("EXPUNGE completed", state);
    }
}

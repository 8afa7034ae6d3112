package org.mailmax.protocol.imap.session;

import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Unsubscribe;

/// UNSUBSCRIBE (RFC 9051 §6.3.8). A name need not exist to be on the list.
final class UnsubscribeHandler {

    private final Dialogue dialogue;

    UnsubscribeHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Unsubscribe unsubscribe, ImapState.LoggedIn state) throws MailException {
        FolderName name = Mailboxes.folder(unsubscribe.mailbox(), state.dialect());
        dialogue.mail().subscribe(state.who(), name, false);
        return Reply.ok("UNSUBSCRIBE completed", state);
    }
}

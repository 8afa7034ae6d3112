package org.mailmax.protocol.imap.session;

import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Subscribe;

/// SUBSCRIBE (RFC 9051 §6.3.7). A name need not exist to be on the list.
final class SubscribeHandler {

    private final Dialogue dialogue;

    SubscribeHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Subscribe subscribe, ImapState.LoggedIn state) throws MailException {
        FolderName name = Mailboxes.folder(subscribe.mailbox(), state.dialect());
        dialogue.mail().subscribe(state.who(), name, true);
        return Reply.ok("SUBSCRIBE completed", state);
    }
}

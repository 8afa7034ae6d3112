package org.mailmax.protocol.imap.session;

import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Rename;

/// RENAME (RFC 9051 §6.3.6).
final class RenameHandler {

    private final Dialogue dialogue;

    RenameHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Rename rename, ImapState.LoggedIn state) throws MailException {
        FolderName from = Mailboxes.folder(rename.from(), state.dialect());
        FolderName to = Mailboxes.toCreate(rename.to(), state.dialect());
        dialogue.mail().rename(state.who(), from, to);
        return Reply.ok("RENAME completed", state);
    }
}

package org.mailmax.protocol.imap.session;

import java.io.IOException;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Delete;

/// DELETE (RFC 9051 §6.3.5). Deleting the selected mailbox leaves it first.
final class DeleteHandler {

    private final Dialogue dialogue;

    DeleteHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Delete delete, ImapState.LoggedIn state) throws MailException, IOException {
        FolderName name = Mailboxes.folder(delete.mailbox(), state.dialect());
        boolean selected = state instanceof ImapState.Selected in
                && dialogue.mail()
                        .status(state.who(), name)
                        .id()
                        .equals(in.view().folder());
        dialogue.mail().delete(state.who(), name);
        if (selected) {
            dialogue.out().line("* OK [CLOSED] the selected mailbox is gone");
        }
        return Reply.ok("DELETE completed", selected ? state.deselected() : state);
    }
}

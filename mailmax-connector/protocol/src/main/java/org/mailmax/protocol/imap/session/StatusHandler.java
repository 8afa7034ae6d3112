package org.mailmax.protocol.imap.session;

import java.io.IOException;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Status;
import org.mailmax.protocol.imap.response.StatusResponse;

/// STATUS (RFC 9051 §6.3.11).
final class StatusHandler {

    private final Dialogue dialogue;

    StatusHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Status status, ImapState.LoggedIn state) throws MailException, IOException {
        FolderName name = Mailboxes.folder(status.mailbox(), state.dialect());
        FolderStatus numbers = dialogue.mail().status(state.who(), name);
        StatusResponse.write(
                dialogue.out(),
                state.dialect().encoded(name.value()),
                numbers,
                status.items(),
                dialogue.settings().maxMessage());
        return Reply.ok("STATUS completed", state);
    }
}

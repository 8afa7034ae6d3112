package org.mailmax.protocol.imap.session;

import java.util.List;
import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Append;
import org.mailmax.protocol.imap.response.ResponseCode;

/// APPEND (RFC 9051 §6.3.12). What may be too large or too much was refused before the message came.
final class AppendHandler {

    private final Dialogue dialogue;

    AppendHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Append append, ImapState.LoggedIn state) {
        if (append.message().size() == 0) {
            return Reply.no(ResponseCode.CANNOT, "a message has at least one octet", state);
        }
        try {
            FolderName name = Mailboxes.folder(append.mailbox(), state.dialect());
            NewMessage message = new NewMessage(append.message(), append.flags(), append.received());
            CopyResult result = dialogue.mail().append(state.who(), name, List.of(message));
            return Reply.ok(ResponseCode.appendUid(result), "APPEND completed", state);
        } catch (MailException problem) {
            return MailProblem.replyForTarget(problem, state);
        }
    }
}

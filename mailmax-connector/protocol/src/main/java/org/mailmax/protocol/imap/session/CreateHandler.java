package org.mailmax.protocol.imap.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Create;
import org.mailmax.protocol.imap.response.ResponseCode;

/// CREATE (RFC 9051 §6.3.4), with a special use perhaps (RFC 6154 §3).
final class CreateHandler {

    private final Dialogue dialogue;

    CreateHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Create create, ImapState.LoggedIn state) throws MailException {
        FolderName name = Mailboxes.toCreate(create.mailbox(), state.dialect());
        List<SpecialUse> uses = Arrays.stream(SpecialUse.values())
                .filter(use -> create.uses().stream().anyMatch(use.attribute()::equalsIgnoreCase))
                .toList();
        // A mailbox has one use here, and some uses of RFC 6154 none of ours has.
        if (uses.size() != create.uses().size() || uses.size() > 1) {
            return Reply.no(ResponseCode.USEATTR, "this special use cannot be had", state);
        }
        dialogue.mail().create(state.who(), name, uses.isEmpty() ? Optional.empty() : Optional.of(uses.getFirst()));
        return Reply.ok("CREATE completed", state);
    }
}

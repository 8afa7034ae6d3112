package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Lsub;
import org.mailmax.protocol.imap.response.ListResponse;
import org.mailmax.protocol.imap.syntax.Dialect;

/// LSUB (RFC 3501 §6.3.9).
final class LsubHandler {

    private final Dialogue dialogue;

    LsubHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Lsub lsub, ImapState.LoggedIn state) throws MailException, IOException {
        if (lsub.pattern().isEmpty()) {
            ListResponse.separator(dialogue.out(), "LSUB");
            return Reply.ok("LSUB completed", state);
        }
        List<MailboxPattern> patterns =
                ListMailboxesHandler.patterns(lsub.reference(), List.of(lsub.pattern()), state.dialect());
        List<FolderInfo> subscribed = dialogue.mail().folders(state.who()).stream()
                .filter(FolderInfo::subscribed)
                .toList();
        Set<FolderName> told = new HashSet<>();
        subscribed.forEach(folder -> told.add(folder.name()));
        for (MailboxPattern pattern : patterns) {
            for (FolderInfo folder : subscribed) {
                tell(folder.name(), pattern, told, state.dialect());
            }
        }
        return Reply.ok("LSUB completed", state);
    }

    /// A name that `%` does not reach is told by the name above it that `%` does reach (RFC 3501 §6.3.9).
    private void tell(FolderName name, MailboxPattern pattern, Set<FolderName> told, Dialect dialect)
            throws IOException {
        if (pattern.matches(name)) {
            ListResponse.write(dialogue.out(), "LSUB", List.of(), dialect.encoded(name.value()), List.of());
            return;
        }
        Optional<FolderName> above = name.parent();
        while (above.isPresent()) {
            if (pattern.matches(above.get()) && told.add(above.get())) {
                String mailbox = dialect.encoded(above.get().value());
                ListResponse.write(dialogue.out(), "LSUB", List.of("\\Noselect"), mailbox, List.of());
            }
            above = above.get().parent();
        }
    }
}

package org.mailmax.protocol.imap.session;

import java.io.IOException;
import java.util.List;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.OpenFolder;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Select;
import org.mailmax.protocol.imap.response.FlagsResponse;
import org.mailmax.protocol.imap.response.ImapWriter;
import org.mailmax.protocol.imap.response.ListResponse;
import org.mailmax.protocol.imap.response.ResponseCode;
import org.mailmax.protocol.imap.syntax.Dialect;

/// SELECT and EXAMINE (RFC 9051 §6.3.2, §6.3.3): all from the numbers the folder has at hand.
final class SelectHandler {

    private final Dialogue dialogue;

    SelectHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Select select, ImapState.LoggedIn state) throws IOException {
        ImapState.Authenticated deselected = state.deselected();
        if (state instanceof ImapState.Selected before) {
            before.view().close();
            dialogue.out().line("* OK [CLOSED] the mailbox selected before is closed");
        }
        try {
            FolderName name = Mailboxes.folder(select.mailbox(), state.dialect());
            NewsHint hint = new NewsHint(dialogue.connection());
            OpenFolder open = dialogue.mail().open(state.who(), name, hint);
            SelectedView view =
                    new SelectedView(dialogue.mail(), state.who(), open, Writability.of(select, open), hint);
            tell(open.status(), view, state.dialect());
            return opened(new ImapState.Selected(state.who(), state.dialect(), view));
        } catch (MailException problem) {
            return MailProblem.reply(problem, deselected);
        }
    }

    private static Reply opened(ImapState.Selected next) {
        return next.view().isWritable()
                ? Reply.ok(ResponseCode.READ_WRITE, "SELECT completed", next)
                : Reply.ok(ResponseCode.READ_ONLY, "the mailbox is open for reading only", next);
    }

    private void tell(FolderStatus status, SelectedView view, Dialect dialect) throws IOException {
        ImapWriter out = dialogue.out();
        FlagsResponse.flags(out, status.keywords());
        out.untagged().number(status.messages()).ascii(" EXISTS").end();
        if (dialect == Dialect.REV1) {
            out.line("* 0 RECENT");
        }
        view.tellPermanentFlags(out, !status.keywordsFull());
        out.line("* OK [UIDVALIDITY " + status.uidValidity() + "] UIDs are valid as long as this stays");
        out.line("* OK [UIDNEXT " + status.uidNext() + "] the next UID, at least");
        if (dialect == Dialect.REV2) {
            ListResponse.write(out, "LIST", List.of(), status.name().value(), List.of());
        }
    }
}

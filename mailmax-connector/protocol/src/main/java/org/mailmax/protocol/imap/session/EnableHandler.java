package org.mailmax.protocol.imap.session;

import java.io.IOException;
import org.mailmax.protocol.imap.command.Enable;
import org.mailmax.protocol.imap.syntax.Dialect;

/// ENABLE (RFC 9051 §6.3.1). Unknown capabilities are passed over.
final class EnableHandler {

    private final Dialogue dialogue;

    EnableHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(Enable enable, ImapState.LoggedIn state) throws IOException {
        if (!(state instanceof ImapState.Authenticated)) {
            return Reply.bad("ENABLE comes before SELECT", state);
        }
        boolean rev2 = enable.capabilities().contains("IMAP4REV2");
        dialogue.out().line(rev2 ? "* ENABLED IMAP4rev2" : "* ENABLED");
        Dialect dialect = rev2 ? Dialect.REV2 : state.dialect();
        return Reply.ok("ENABLE completed", new ImapState.Authenticated(state.who(), dialect));
    }
}

package org.mailmax.protocol.imap.session;

import org.mailmax.protocol.imap.response.ResponseCode;

/// STARTTLS (RFC 9051 §6.2.1).
final class StartTlsHandler {

    private final Dialogue dialogue;

    StartTlsHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /// What came in clear together with STARTTLS may have been put there by somebody else, and would be taken for
    /// protected afterwards (CVE-2011-0411).
    Reply answer(ImapState.NotAuthenticated state) throws Farewell {
        if (!dialogue.connection().canStartTls()) {
            return Reply.bad("TLS is on already or cannot be had here", state);
        }
        if (dialogue.in().hasBuffered()) {
            throw new Farewell(ResponseCode.CLIENTBUG, "nothing may follow STARTTLS before the handshake");
        }
        return Reply.ok("begin the handshake", new ImapState.StartingTls());
    }
}

package org.mailmax.protocol.imap.session;

import java.io.IOException;

/// CAPABILITY (RFC 9051 §6.1.1): what this server can do, depending on what the client may do now.
final class CapabilityHandler {

    private static final String ALWAYS = "IMAP4rev1 IMAP4rev2 LITERAL+ SASL-IR ID ENABLE IDLE";
    private static final String LOGGED_IN = " NAMESPACE UIDPLUS MOVE UNSELECT CHILDREN LIST-EXTENDED LIST-STATUS"
            + " SPECIAL-USE CREATE-SPECIAL-USE STATUS=SIZE ESEARCH SEARCHRES QUOTA QUOTA=RES-STORAGE APPENDLIMIT=";

    private final Dialogue dialogue;

    CapabilityHandler(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    Reply answer(ImapState state) throws IOException {
        dialogue.out().line("* CAPABILITY " + capabilities(state));
        return Reply.ok("CAPABILITY completed", state);
    }

    String capabilities(ImapState state) {
        return ALWAYS
                + (state instanceof ImapState.LoggedIn
                        ? LOGGED_IN + dialogue.settings().maxMessage()
                        : beforeLogin());
    }

    /// Without TLS no password is asked for (RFC 9051 §6.2.3, §11.1).
    private String beforeLogin() {
        String startTls = dialogue.connection().canStartTls() ? " STARTTLS" : "";
        return startTls + (dialogue.mayLogIn() ? AuthenticateHandler.CAPABILITIES : " LOGINDISABLED");
    }
}

package org.mailmax.protocol.imap.session;

import org.mailmax.mail.port.MailAccess;
import org.mailmax.protocol.imap.response.ImapWriter;
import org.mailmax.protocol.wire.Connection;
import org.mailmax.protocol.wire.Deadline;
import org.mailmax.protocol.wire.WireReader;

/// What the handlers of one connection work with.
///
/// @param login when the client must have logged in
record Dialogue(
        Connection connection, WireReader in, ImapWriter out, MailAccess mail, ImapSettings settings, Deadline login) {

    /// May a password be sent now (RFC 9051 §11.1)?
    boolean mayLogIn() {
        return connection.peer().secure() || settings.plainTextLoginAllowed();
    }
}

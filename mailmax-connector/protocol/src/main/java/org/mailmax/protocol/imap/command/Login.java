package org.mailmax.protocol.imap.command;

import org.mailmax.mail.identity.Credentials;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// LOGIN: name and password in clear. RFC 9051 §6.2.3.
public record Login(Credentials.Password credentials) implements ImapCommand.NotAuthenticated {

    /// `login = "LOGIN" SP userid SP password` — RFC 9051 §9
    static Login read(ImapTokens in) {
        in.sp();
        String name = in.astring();
        in.sp();
        return new Login(new Credentials.Password(name, in.astring()));
    }
}

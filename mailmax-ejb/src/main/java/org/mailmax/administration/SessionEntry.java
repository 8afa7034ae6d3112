package org.mailmax.administration;

import java.time.Instant;
import java.util.Locale;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.OpenSession;
import org.mailmax.mail.identity.Service;

/// A session of this node as it is shown.
///
/// @param remote the address the client has
/// @param secure whether TLS protects it
/// @param lastUse when the client was heard the last time
public record SessionEntry(
        String id,
        EmailAddress address,
        Service service,
        String remote,
        boolean secure,
        Instant since,
        Instant lastUse) {

    static SessionEntry of(OpenSession session) {
        return new SessionEntry(
                session.id(),
                session.who().address(),
                session.peer().service(),
                session.peer().remote().getAddress().getHostAddress(),
                session.peer().secure(),
                session.since(),
                session.lastUse());
    }

    boolean mentions(String part) {
        return (address + " " + service + " " + remote).toLowerCase(Locale.ROOT).contains(part);
    }
}

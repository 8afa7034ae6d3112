package org.mailmax.adapter.ra;

import java.io.IOException;
import org.mailmax.adapter.net.OpenConnections;
import org.mailmax.adapter.net.Session;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.protocol.imap.session.ImapSession;
import org.mailmax.protocol.imap.session.ImapSettings;
import org.mailmax.protocol.limit.UserSessions;
import org.mailmax.protocol.pop3.Pop3Settings;
import org.mailmax.protocol.pop3.session.Pop3Session;
import org.mailmax.protocol.wire.Spools;

/// Serves IMAP and POP3.
final class AccessService {

    private static final String IMAP_OVERLOADED = "* BYE [UNAVAILABLE] too many connections\r\n";
    private static final String POP3_OVERLOADED = "-ERR [SYS/TEMP] too many connections\r\n";

    private AccessService() {}

    static AutoCloseable open(MailAccess mail, Settings settings, OpenConnections overseer) throws IOException {
        Session imap = imap(mail, settings);
        Session pop3 = pop3(mail, settings);
        return Listeners.open(settings, overseer, listeners -> {
            listeners.add(Service.IMAP, settings.address("imap", 2143), false, IMAP_OVERLOADED, imap);
            listeners.add(Service.IMAP, settings.address("imaps", 2993), true, IMAP_OVERLOADED, imap);
            listeners.add(Service.POP3, settings.address("pop3", 2110), false, POP3_OVERLOADED, pop3);
            listeners.add(Service.POP3, settings.address("pop3s", 2995), true, POP3_OVERLOADED, pop3);
        });
    }

    private static Session imap(MailAccess mail, Settings settings) throws IOException {
        Spools spools = SpoolDirectory.prepare(settings.home().resolve("spool/imap"));
        LimitSettings limits = settings.limits();
        ImapSettings imap = new ImapSettings(settings.clearTextLogin(), limits.of(Limit.MESSAGE), limits.imap());
        UserSessions users = new UserSessions(limits.number(Limit.IMAP_SESSIONS));
        return connection -> new ImapSession(connection, mail, spools, imap, users).run();
    }

    private static Session pop3(MailAccess mail, Settings settings) {
        Pop3Settings pop3 = settings.limits().pop3(settings.clearTextLogin());
        UserSessions users = new UserSessions(settings.limits().number(Limit.POP3_SESSIONS));
        return connection -> new Pop3Session(connection, mail, pop3, users).run();
    }
}

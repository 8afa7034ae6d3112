package org.mailmax.adapter.ra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.mailmax.adapter.net.Listener;
import org.mailmax.adapter.net.MailServer;
import org.mailmax.adapter.net.Session;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.protocol.pop3.Pop3Settings;
import org.mailmax.protocol.pop3.session.Pop3Session;

/// Serves IMAP and POP3.
final class AccessService {

    private static final String POP3_OVERLOADED = "-ERR [SYS/TEMP] too many connections\r\n";

    private final MailServer server;
    private final Settings settings;

    private AccessService(MailServer server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    static AutoCloseable open(MailAccess mail, Settings settings) throws IOException {
        MailServer server =
                new MailServer(settings.connections(), settings.home().resolve("tls"));
        try {
            new AccessService(server, settings).listen(mail);
        } catch (IOException taken) {
            server.stop();
            throw taken;
        }
        return server::stop;
    }

    private void listen(MailAccess mail) throws IOException {
        Pop3Settings pop3 = Pop3Settings.DEFAULT.withClearTextLogin(settings.clearTextLogin());
        Session maildrop = connection -> new Pop3Session(connection, mail, pop3).run();
        pop3(settings.address("pop3", 2110), false, maildrop);
        pop3(settings.address("pop3s", 2995), true, maildrop);
    }

    private void pop3(Optional<InetSocketAddress> address, boolean implicitTls, Session session) throws IOException {
        if (address.isPresent()) {
            server.listen(new Listener(Service.POP3, address.get(), implicitTls, POP3_OVERLOADED, session));
        }
    }
}

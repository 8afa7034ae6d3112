package org.mailmax.adapter.ra;

import java.io.IOException;
import org.mailmax.adapter.net.MailServer;
import org.mailmax.mail.port.MailAccess;

/// Serves IMAP and POP3.
final class AccessService {

    private AccessService() {}

    static AutoCloseable open(MailAccess mail, Settings settings) throws IOException {
        MailServer server =
                new MailServer(settings.connections(), settings.home().resolve("tls"));
        return server::stop;
    }
}

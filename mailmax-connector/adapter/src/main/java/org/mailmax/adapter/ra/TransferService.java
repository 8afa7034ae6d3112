package org.mailmax.adapter.ra;

import java.io.IOException;
import org.mailmax.adapter.net.MailServer;
import org.mailmax.mail.port.MailTransfer;

/// Serves SMTP, submission and LMTP.
final class TransferService {

    private TransferService() {}

    static AutoCloseable open(MailTransfer mail, Settings settings) throws IOException {
        MailServer server =
                new MailServer(settings.connections(), settings.home().resolve("tls"));
        return server::stop;
    }
}

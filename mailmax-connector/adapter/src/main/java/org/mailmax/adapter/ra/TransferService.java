package org.mailmax.adapter.ra;

import java.io.IOException;
import org.mailmax.adapter.net.OpenConnections;
import org.mailmax.adapter.net.Session;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.protocol.smtp.SmtpSession;
import org.mailmax.protocol.smtp.SmtpSettings;
import org.mailmax.protocol.wire.Spools;

/// Serves SMTP, submission and LMTP.
final class TransferService {

    private static final String OVERLOADED = "421 4.7.0 too many connections\r\n";

    private TransferService() {}

    static AutoCloseable open(MailTransfer mail, Settings settings, OpenConnections overseer) throws IOException {
        Spools spools = SpoolDirectory.prepare(settings.home().resolve("spool/smtp"));
        SmtpSettings smtp = SmtpSettings.of(settings.hostname())
                .withPlaintextAuth(settings.clearTextLogin())
                .with(settings.limits().smtpSizes())
                .with(settings.limits().smtpTimes())
                .with(settings.limits().smtpPatience());
        Session session = connection -> new SmtpSession(connection, mail, spools, smtp).run();
        return Listeners.open(settings, overseer, listeners -> {
            listeners.add(Service.SMTP, settings.address("smtp", 2525), false, OVERLOADED, session);
            listeners.add(Service.SUBMISSION, settings.address("submission", 2587), false, OVERLOADED, session);
            listeners.add(Service.SUBMISSION, settings.address("submissions", 2465), true, OVERLOADED, session);
            listeners.add(Service.LMTP, settings.trustedAddress("lmtp", 2424), false, OVERLOADED, session);
        });
    }
}

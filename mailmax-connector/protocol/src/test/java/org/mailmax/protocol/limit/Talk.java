package org.mailmax.protocol.limit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.imap.session.ImapLimits;
import org.mailmax.protocol.imap.session.ImapSession;
import org.mailmax.protocol.imap.session.ImapSettings;
import org.mailmax.protocol.pop3.Pop3Settings;
import org.mailmax.protocol.pop3.session.Pop3Session;
import org.mailmax.protocol.smtp.SmtpSession;
import org.mailmax.protocol.smtp.SmtpSettings;
import org.mailmax.protocol.testkit.ClientEnd;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.testkit.PiecewiseConnection;
import org.mailmax.protocol.testkit.SlowConnection;
import org.mailmax.protocol.testkit.TestBed;
import org.mailmax.protocol.wire.Spools;

/// Whole conversations with engines that have the given limits: what the client sends, and all that the server says.
final class Talk {

    static final String LOGIN = "s1 LOGIN ann@here.test " + TestBed.PASSWORD + "\r\n";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InMemoryTestBed bed = new InMemoryTestBed((_, _) -> {});
    private final Spools spools;

    Talk(Path spool) {
        spools = new Spools(spool);
        bed.account("ann");
        bed.account("bob");
    }

    InMemoryTestBed bed() {
        return bed;
    }

    List<String> imap(ImapLimits limits, String said) {
        InMemoryConnection connection = new InMemoryConnection(Service.IMAP, true, true);
        ImapSettings settings = new ImapSettings(false, 1000, limits);
        new ImapSession(new PiecewiseConnection(connection, said), bed.store(), spools, settings).run();
        return lines(connection);
    }

    List<String> pop3(Pop3Settings settings, String said) {
        InMemoryConnection connection = new InMemoryConnection(Service.POP3, true, true);
        new Pop3Session(new PiecewiseConnection(connection, said), bed.store(), settings).run();
        connection.close();
        return lines(connection);
    }

    List<String> smtp(SmtpSettings settings, String... said) {
        InMemoryConnection connection = new InMemoryConnection(Service.SMTP, false, true);
        new SmtpSession(new PiecewiseConnection(connection, said), bed.transfer(), spools, settings).run();
        return lines(connection);
    }

    /// A conversation with a client that takes its time, under the limits that hold when nothing is set.
    ///
    /// @param acts see [SlowConnection]
    List<String> slowly(Service service, Object... acts) {
        boolean secure = service != Service.SMTP && service != Service.LMTP;
        InMemoryConnection connection = new InMemoryConnection(service, secure, true);
        SlowConnection slow = new SlowConnection(connection, acts);
        switch (service) {
            case IMAP ->
                new ImapSession(slow, bed.store(), spools, new ImapSettings(false, 1 << 20, ImapLimits.DEFAULT)).run();
            case POP3 -> new Pop3Session(slow, bed.store(), Pop3Settings.DEFAULT).run();
            default -> new SmtpSession(slow, bed.transfer(), spools, SmtpSettings.of("mx.here.test")).run();
        }
        connection.close();
        return lines(connection);
    }

    private static List<String> lines(InMemoryConnection connection) {
        ClientEnd client = connection.client();
        List<String> lines = new ArrayList<>();
        for (Optional<String> line = client.readLine(PATIENCE); line.isPresent(); line = client.readLine(PATIENCE)) {
            lines.add(line.get());
        }
        return lines;
    }
}

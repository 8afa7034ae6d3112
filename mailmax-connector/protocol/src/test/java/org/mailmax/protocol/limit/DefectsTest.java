package org.mailmax.protocol.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.protocol.imap.session.ImapSession;
import org.mailmax.protocol.imap.session.ImapSettings;
import org.mailmax.protocol.pop3.Pop3Settings;
import org.mailmax.protocol.pop3.session.Pop3Session;
import org.mailmax.protocol.smtp.SmtpSession;
import org.mailmax.protocol.smtp.SmtpSettings;
import org.mailmax.protocol.testkit.InMemoryConnection;
import org.mailmax.protocol.testkit.PiecewiseConnection;
import org.mailmax.protocol.wire.Spools;

/// A defect of ours is told in the protocol's own words, never as the client's fault and never as final.
class DefectsTest {

    @TempDir
    Path spool;

    @Test
    void smtpClosesForNow() {
        InMemoryConnection connection = new InMemoryConnection(Service.SMTP, false, true);
        var client = new PiecewiseConnection(connection, "EHLO c.test\r\nMAIL FROM:<>\r\n".split("(?<=\n)"));
        new SmtpSession(client, broken(MailTransfer.class), new Spools(spool), SmtpSettings.of("mx.test")).run();
        assertThat(lines(connection)).last().asString().startsWith("421 4.3.0");
    }

    @Test
    void imapSaysThatItIsTheServersFaultAndGoesOn() {
        InMemoryConnection connection = new InMemoryConnection(Service.IMAP, true, true);
        var client = new PiecewiseConnection(connection, "a1 LOGIN ann secret\r\na2 NOOP\r\n");
        new ImapSession(client, broken(MailAccess.class), new Spools(spool), ImapSettings.DEFAULT).run();
        assertThat(lines(connection))
                .anyMatch(line -> line.startsWith("a1 NO [SERVERBUG]"))
                .anyMatch(line -> line.startsWith("a2 OK"));
    }

    @Test
    void pop3ClosesForNow() {
        InMemoryConnection connection = new InMemoryConnection(Service.POP3, true, true);
        var client = new PiecewiseConnection(connection, "USER ann\r\nPASS secret\r\n");
        new Pop3Session(client, broken(MailAccess.class), Pop3Settings.DEFAULT).run();
        connection.close();
        assertThat(lines(connection)).last().asString().startsWith("-ERR [SYS/TEMP]");
    }

    private static <P> P broken(Class<P> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, _) -> {
            throw new IllegalStateException(method.getName() + " is broken");
        }));
    }

    private static List<String> lines(InMemoryConnection connection) {
        List<String> lines = new ArrayList<>();
        for (Optional<String> line = line(connection); line.isPresent(); line = line(connection)) {
            lines.add(line.get());
        }
        return lines;
    }

    private static Optional<String> line(InMemoryConnection connection) {
        return connection.client().readLine(Duration.ofSeconds(10));
    }
}

package org.mailmax.protocol.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.imap.session.ImapSession;
import org.mailmax.protocol.imap.session.ImapSettings;
import org.mailmax.protocol.pop3.Pop3Settings;
import org.mailmax.protocol.pop3.session.Pop3Session;
import org.mailmax.protocol.testkit.ClientEnd;
import org.mailmax.protocol.testkit.InMemoryTestBed;
import org.mailmax.protocol.testkit.TestBed;
import org.mailmax.protocol.wire.Spools;

/// A user has so many sessions at a time and no more; other users do not notice.
class UserSessionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path spool;

    private final UserSessions users = new UserSessions(2);

    @Test
    void aPlaceIsGivenBackOnce() {
        Identity ann = new Identity(new AccountId(1), EmailAddress.of("ann@here.test"));
        UserSessions.Place first = users.enter(ann).orElseThrow();
        users.enter(ann).orElseThrow();
        assertThat(users.enter(ann)).isEmpty();
        first.close();
        first.close();
        assertThat(users.of(ann)).isOne();
        assertThat(users.enter(ann)).isPresent();
        assertThat(users.enter(ann)).isEmpty();
    }

    @Test
    void imapSaysThatThereAreTooMany() {
        InMemoryTestBed bed = new InMemoryTestBed((connection, host) ->
                new ImapSession(connection, host.store(), new Spools(spool), ImapSettings.DEFAULT, users).run());
        bed.account("bob");
        bed.account("ann");
        ClientEnd first = imap(bed);
        assertThat(logIn(first, "ann")).startsWith("a1 OK");
        assertThat(logIn(imap(bed), "ann")).startsWith("a1 OK");
        ClientEnd third = imap(bed);
        assertThat(logIn(third, "ann")).startsWith("a1 NO [LIMIT]");
        assertThat(logIn(imap(bed), "bob")).startsWith("a1 OK");
        ask(first, "a2 LOGOUT");
        while (line(first).isPresent()) {
            // Up to the end of the connection.
        }
        assertThat(logIn(third, "ann")).startsWith("a1 OK");
    }

    @Test
    void pop3SaysThatTheMaildropIsInUse() {
        InMemoryTestBed bed = new InMemoryTestBed(
                (connection, host) -> new Pop3Session(connection, host.store(), Pop3Settings.DEFAULT, users).run());
        bed.account("ann");
        assertThat(pass(pop3(bed))).startsWith("+OK");
        ClientEnd second = pop3(bed);
        assertThat(pass(second)).startsWith("+OK");
        ClientEnd third = pop3(bed);
        assertThat(pass(third)).startsWith("-ERR [IN-USE]");
        second.close();
        assertThat(line(second)).isEmpty();
        awaitOneSession(bed);
        assertThat(pass(third)).startsWith("+OK");
    }

    private void awaitOneSession(InMemoryTestBed bed) {
        while (users.of(bed.identity("ann")) > 1) {
            Thread.onSpinWait();
        }
    }

    private static ClientEnd imap(InMemoryTestBed bed) {
        ClientEnd client = bed.connect(Service.IMAP, true);
        line(client).orElseThrow();
        return client;
    }

    private static String logIn(ClientEnd client, String part) {
        return ask(client, "a1 LOGIN " + part + "@here.test " + TestBed.PASSWORD);
    }

    private static ClientEnd pop3(InMemoryTestBed bed) {
        ClientEnd client = bed.connect(Service.POP3, true);
        line(client).orElseThrow();
        return client;
    }

    private static String pass(ClientEnd client) {
        ask(client, "USER ann@here.test");
        return ask(client, "PASS " + TestBed.PASSWORD);
    }

    private static String ask(ClientEnd client, String command) {
        client.send(command + "\r\n");
        return line(client).orElse("");
    }

    private static Optional<String> line(ClientEnd client) {
        return client.readLine(PATIENCE);
    }
}

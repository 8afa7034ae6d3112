package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Sessions of mail programs are seen and ended in the deployed product.
@RunningMailMax
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsIT {

    private final MailMax mailmax;
    private String domain;
    private String ann;
    private String bob;

    SessionsIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @BeforeAll
    void town() {
        domain = mailmax.createDomain();
        ann = mailmax.createAccount("ann@" + domain);
        bob = mailmax.createAccount("bob@" + domain);
    }

    private Wire pop3(String login) {
        Wire wire = Wire.tls(mailmax.port("POP3S"));
        wire.expect("+OK");
        wire.ask("USER " + login, "+OK");
        wire.ask("PASS " + MailMax.PASSWORD, "+OK");
        return wire;
    }

    private Wire submission(String login) {
        Wire wire = Wire.tls(mailmax.port("SUBMISSIONS"));
        wire.expect("220");
        wire.ask("EHLO client.test", "250");
        String plain = "\0" + login + "\0" + MailMax.PASSWORD;
        wire.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)), "235");
        return wire;
    }

    @Test
    void eachProtocolSaysGoodByeInItsOwnWords() {
        try (Imap imap = new Imap(mailmax, ann);
                Wire pop3 = pop3(ann);
                Wire submission = submission(ann);
                Imap other = new Imap(mailmax, bob)) {
            assertThat(mailmax.admin("", "session", "list", ann).lines())
                    .anyMatch(line -> line.contains("IMAP"))
                    .anyMatch(line -> line.contains("POP3"))
                    .anyMatch(line -> line.contains("SUBMISSION"))
                    .hasSize(4);
            mailmax.admin("", "session", "end", ann);
            assertThat(imap.farewell()).contains("this session was ended");
            pop3.expect("-ERR");
            assertThat(pop3.line()).as("closed").isNull();
            submission.expect("421");
            assertThat(submission.line()).as("closed").isNull();
            other.command("NOOP");
        }
        assertThat(mailmax.admin("", "session", "list", ann)).doesNotContain("IMAP");
    }

    @Test
    void aMailboxSwitchedOffThrowsItsSessionsOut() {
        String carl = mailmax.createAccount("carl@" + domain);
        try (Imap imap = new Imap(mailmax, carl)) {
            mailmax.admin("", "account", "set", carl, "quota=5M");
            imap.command("NOOP");
            mailmax.admin("", "account", "set", carl, "enabled=off");
            imap.farewell();
        }
        try (Wire again = Wire.tls(mailmax.port("IMAPS"))) {
            again.expect("* OK");
            again.ask("a LOGIN " + carl + " \"" + MailMax.PASSWORD + "\"", "a NO");
        }
    }
}

package org.mailmax.protocol.limit;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.mail.identity.Service;
import org.mailmax.protocol.imap.session.ImapLimits;
import org.mailmax.protocol.pop3.Pop3Settings;
import org.mailmax.protocol.smtp.SmtpSettings;
import org.mailmax.protocol.testkit.TestBed;

/// Each time of each protocol, on both sides: a client that is a little faster is served, one that needs all of it is
/// sent away with the protocol's own word. The clock is the connection's.
class SilenceTest {

    private static final Duration COMMAND = SmtpSettings.Times.DEFAULT.command();
    private static final Duration DATA = SmtpSettings.Times.DEFAULT.data();
    private static final Duration LOGIN = ImapLimits.DEFAULT.login();
    private static final Duration INACTIVITY = ImapLimits.DEFAULT.inactivity();
    private static final Duration POP3_LOGIN = Pop3Settings.DEFAULT.loginTimeout();
    private static final Duration AUTOLOGOUT = Pop3Settings.DEFAULT.idleTimeout();
    private static final String PLAIN = Base64.getEncoder()
            .encodeToString(("\0ann@here.test\0" + TestBed.PASSWORD).getBytes(StandardCharsets.US_ASCII));
    private static final String POP3_USER = "USER ann@here.test\r\nPASS " + TestBed.PASSWORD + "\r\n";

    @TempDir
    Path spool;

    private Talk talk;

    @BeforeEach
    void begin() {
        talk = new Talk(spool);
    }

    @ParameterizedTest
    @EnumSource(names = {"SMTP", "SUBMISSION", "LMTP"})
    void beforeTheFirstCommandAndBetweenCommands(Service service) {
        String hello = hello(service);
        assertThat(last(service, almost(COMMAND), hello, almost(COMMAND), "NOOP\r\n"))
                .startsWith("250 2.0.0");
        assertThat(last(service, COMMAND, hello)).startsWith("421 4.4.2");
        assertThat(last(service, hello, COMMAND, "NOOP\r\n")).startsWith("421 4.4.2");
    }

    @ParameterizedTest
    @EnumSource(names = {"SMTP", "SUBMISSION", "LMTP"})
    void aCommandOctetByOctet(Service service) {
        assertThat(last(service, hello(service), "N", ofMinutes(2), "O", ofMinutes(2), "OP\r\n"))
                .startsWith("250 2.0.0");
        assertThat(last(service, hello(service), "N", ofMinutes(3), "O", ofMinutes(3), "OP\r\n"))
                .startsWith("421 4.4.2");
    }

    @ParameterizedTest
    @EnumSource(names = {"SMTP", "SUBMISSION", "LMTP"})
    void theNextPieceOfAMessage(Service service) {
        String header = "Subject: x\r\n";
        assertThat(last(service, envelope(service), "DATA\r\n", header, almost(DATA), "\r\ntext\r\n.\r\n"))
                .startsWith("250 2.");
        assertThat(talk.bed().inbox("ann")).hasSize(1);
        assertThat(last(service, envelope(service), "DATA\r\n", header, DATA, "\r\ntext\r\n.\r\n"))
                .startsWith("421 4.4.2");
        assertThat(talk.bed().inbox("ann")).hasSize(1);
    }

    /// 500 octets a second are asked for, after the first three minutes.
    @ParameterizedTest
    @EnumSource(names = {"SMTP", "SUBMISSION", "LMTP"})
    void aMessageOnTheWhole(Service service) {
        String minutes = ("0123456789".repeat(10) + "\r\n").repeat(600);
        Duration pause = ofMinutes(2);
        List<String> begin = envelope(service);
        assertThat(last(
                        service,
                        begin,
                        "DATA\r\n",
                        "Subject: x\r\n\r\n",
                        pause,
                        minutes,
                        pause,
                        minutes,
                        pause,
                        ".\r\n"))
                .startsWith("250 2.");
        assertThat(last(service, begin, "DATA\r\n", "Subject: x\r\n\r\n", pause, "a\r\n", pause, "b\r\n.\r\n"))
                .startsWith("421 4.4.2");
        assertThat(talk.bed().inbox("ann")).hasSize(1);
    }

    @Test
    void aChunk() {
        List<String> begin = envelope(Service.SMTP);
        String half = "BDAT 16 LAST\r\nSubject: x\r\n";
        assertThat(last(Service.SMTP, begin, half, almost(DATA), "\r\nab")).startsWith("250 2.");
        assertThat(last(Service.SMTP, begin, half, DATA, "\r\nab")).startsWith("421 4.4.2");
        assertThat(last(Service.SMTP, "BDAT 16 LAST\r\n", DATA, "0123456789abcdef"))
                .as("a chunk that is thrown away")
                .startsWith("421 4.4.2");
    }

    @Test
    void aLoginAtSubmission() {
        List<String> begin = List.of(hello(Service.SUBMISSION), "AUTH PLAIN\r\n");
        assertThat(last(Service.SUBMISSION, begin, almost(COMMAND), PLAIN + "\r\n"))
                .startsWith("235");
        assertThat(last(Service.SUBMISSION, begin, COMMAND, PLAIN + "\r\n")).startsWith("421 4.4.2");
    }

    /// Questions on the way do not give more time.
    @Test
    void anImapLogin() {
        Duration half = LOGIN.dividedBy(2);
        assertThat(last(Service.IMAP, half, "a NOOP\r\n", almost(half), Talk.LOGIN))
                .startsWith("s1 OK");
        assertThat(last(Service.IMAP, half, "a NOOP\r\n", half, Talk.LOGIN)).startsWith("* BYE");
        assertThat(last(Service.IMAP, half, "a AUTHENTICATE PLAIN\r\n", almost(half), PLAIN + "\r\n"))
                .startsWith("a OK");
        assertThat(last(Service.IMAP, half, "a AUTHENTICATE PLAIN\r\n", half, PLAIN + "\r\n"))
                .startsWith("* BYE");
    }

    @Test
    void anImapLoginByLiterals() {
        Duration third = LOGIN.dividedBy(3);
        String password = "{" + TestBed.PASSWORD.length() + "}\r\n";
        assertThat(last(
                        Service.IMAP,
                        "a LOGIN {13}\r\n",
                        third,
                        "ann@here",
                        third,
                        ".test " + password,
                        almost(third),
                        TestBed.PASSWORD + "\r\n"))
                .startsWith("a OK");
        assertThat(last(Service.IMAP, "a LOGIN {13}\r\n", third, "ann", third, "@here", third, ".test " + password))
                .startsWith("* BYE");
    }

    @Test
    void imapAfterLogin() {
        assertThat(last(Service.IMAP, Talk.LOGIN, almost(INACTIVITY), "a NOOP\r\n", almost(INACTIVITY), "b NOOP\r\n"))
                .startsWith("b OK");
        assertThat(last(Service.IMAP, Talk.LOGIN, INACTIVITY, "a NOOP\r\n")).startsWith("* BYE");
    }

    @Test
    void anAppend() {
        String begin = Talk.LOGIN + "a APPEND INBOX {16}\r\n";
        assertThat(last(Service.IMAP, begin, almost(INACTIVITY), "Subject: x\r\n", almost(INACTIVITY), "\r\nab\r\n"))
                .startsWith("a OK");
        assertThat(last(Service.IMAP, begin, "Subject: x\r\n", INACTIVITY, "\r\nab\r\n"))
                .startsWith("* BYE");
        assertThat(talk.bed().inbox("ann")).hasSize(1);
    }

    /// News do not give more time: only the client can show that it is there.
    @Test
    void anIdle() {
        String begin = Talk.LOGIN + "a SELECT INBOX\r\nb IDLE\r\n";
        Runnable news = () -> talk.bed().append("ann", "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Duration half = INACTIVITY.dividedBy(2);
        assertThat(last(Service.IMAP, begin, half, news, almost(half), "DONE\r\n"))
                .startsWith("b OK");
        List<String> cut = talk.slowly(Service.IMAP, begin, half, news, half, "DONE\r\n");
        assertThat(cut).contains("* 2 EXISTS");
        assertThat(cut.getLast()).startsWith("* BYE");
    }

    @Test
    void aPop3Login() {
        Duration half = POP3_LOGIN.dividedBy(2);
        assertThat(last(Service.POP3, half, "CAPA\r\n", almost(half), POP3_USER))
                .startsWith("+OK 0 messages");
        assertThat(last(Service.POP3, half, "CAPA\r\n", half, POP3_USER)).startsWith("-ERR");
        assertThat(last(Service.POP3, half, "AUTH PLAIN\r\n", almost(half), PLAIN + "\r\n"))
                .startsWith("+OK");
        assertThat(last(Service.POP3, half, "AUTH PLAIN\r\n", half, PLAIN + "\r\n"))
                .startsWith("-ERR");
    }

    /// RFC 1939 §3: the autologout timer ends the session without a word and removes nothing.
    @Test
    void pop3AfterLogin() {
        talk.bed().append("ann", "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String begin = POP3_USER + "DELE 1\r\n";
        List<String> cut = talk.slowly(Service.POP3, begin, AUTOLOGOUT, "QUIT\r\n");
        assertThat(cut).hasSize(4).allMatch(line -> line.startsWith("+OK"));
        assertThat(talk.bed().inbox("ann")).hasSize(1);
        assertThat(talk.slowly(Service.POP3, begin, almost(AUTOLOGOUT), "QUIT\r\n"))
                .hasSize(5);
        assertThat(talk.bed().inbox("ann")).isEmpty();
    }

    /// The last the server says.
    ///
    /// @param acts as [org.mailmax.protocol.testkit.SlowConnection] takes them, and lists of them
    private String last(Service service, Object... acts) {
        Object[] flat = Stream.of(acts)
                .flatMap(act -> act instanceof List<?> list ? list.stream() : Stream.of(act))
                .toArray();
        return talk.slowly(service, flat).getLast();
    }

    private static Duration almost(Duration time) {
        return time.minusMillis(1);
    }

    private static String hello(Service service) {
        return (service == Service.LMTP ? "LHLO" : "EHLO") + " client.test\r\n";
    }

    /// Up to the recipient; a client that says hello or logs in waits for the answer.
    private static List<String> envelope(Service service) {
        String recipient = "RCPT TO:<ann@here.test>\r\n";
        return service == Service.SUBMISSION
                ? List.of(hello(service), "AUTH PLAIN " + PLAIN + "\r\n", "MAIL FROM:<ann@here.test>\r\n" + recipient)
                : List.of(hello(service), "MAIL FROM:<eve@elsewhere.test>\r\n" + recipient);
    }
}

package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the log holds, and what it must not hold.
@RunningMailMax
class LogIT {

    private static final String WRONG = "wrong-secret-4711";
    private static final String BODY = "the-body-is-nobodys-business";

    /// Pages asked for and forms sent in one go here. Payara warns of a character set once in a long while, when it
    /// uses a request again; it must not do so with every page.
    private static final int PAGES = 10;

    private static final int PATIENCE_TENTHS = 300;

    private final MailMax mailmax;
    private final String ann;

    LogIT(MailMax mailmax) {
        this.mailmax = mailmax;
        this.ann = mailmax.createAccount("ann@" + mailmax.createDomain());
    }

    @Test
    void noSecretAndNoMessageReachesALog() throws IOException, InterruptedException {
        long before = charsetWarnings(logs());
        imap();
        pop3();
        submission();
        webmail();
        administration();
        // Whoever fails to log in is noted by name. The last one comes behind all that was said before.
        String last = "canary-4711@" + ann.substring(ann.indexOf('@') + 1);
        webLogin(last, WRONG);
        String logs = logsWith(last);
        assertThat(logs.contains("login failed: \"" + ann))
                .as("a failed login is noted")
                .isTrue();
        assertThat(leaks(logs)).isEmpty();
        assertThat(charsetWarnings(logs) - before)
                .as("one of them with every page")
                .isLessThan(PAGES);
    }

    private static long charsetWarnings(String logs) {
        return logs.lines()
                .filter(line -> line.contains("request character encoding"))
                .count();
    }

    /// A secret in a log would be found, however it is written down.
    @Test
    void aSecretWouldBeFound() {
        for (String secret : secrets()) {
            assertThat(leaks("[#|2026-11-22|INFO| AUTH PLAIN " + secret + " |#]\n"))
                    .as(secret)
                    .isNotEmpty();
        }
    }

    private void imap() {
        try (Wire wire = Wire.tls(mailmax.port("IMAPS"))) {
            wire.expect("* OK");
            wire.send("a LOGIN " + ann + " " + WRONG).until("a NO");
            wire.send("b AUTHENTICATE PLAIN " + plain(WRONG)).until("b NO");
            wire.send("c LOGIN " + ann + " " + WRONG + " and more").until("c BAD");
            wire.send("d LOGIN " + ann + " \"" + MailMax.PASSWORD + "\"").until("d OK");
        }
    }

    private void pop3() {
        try (Wire wire = Wire.tls(mailmax.port("POP3S"))) {
            wire.expect("+OK");
            wire.ask("USER " + ann, "+OK");
            wire.ask("PASS " + WRONG, "-ERR");
            wire.ask("PASS " + WRONG, "-ERR");
            wire.ask("AUTH PLAIN " + plain(MailMax.PASSWORD), "+OK");
        }
    }

    private void submission() {
        try (Wire wire = Wire.tls(mailmax.port("SUBMISSIONS"))) {
            wire.expect("220");
            wire.ask("EHLO client.test", "250");
            wire.ask("AUTH PLAIN " + plain(WRONG), "535");
            wire.ask("AUTH LOGIN " + base64(ann), "334");
            wire.ask(base64(WRONG), "535");
            wire.ask("AUTH PLAIN " + plain(MailMax.PASSWORD), "235");
            wire.ask("MAIL FROM:<" + ann + ">", "250");
            wire.ask("RCPT TO:<" + ann + ">", "250");
            wire.ask("DATA", "354");
            wire.ask("Subject: x\r\n\r\n" + BODY + "\r\n.", "250");
        }
    }

    private void webmail() {
        assertThat(webLogin(ann, WRONG)).contains("The account name or the password is not right.");
        assertThat(webLogin(ann, MailMax.PASSWORD)).contains("Inbox");
    }

    private void administration() {
        assertThat(new AdminPages(mailmax).logIn(ann, WRONG, false)).contains("loginForm:password");
        assertThat(new AdminPages(mailmax).logIn(ann, WRONG, true)).contains("loginForm:password");
    }

    private String webLogin(String account, String password) {
        String path = "/webmail/login/login.xhtml";
        WebForms web = new WebForms(mailmax);
        List<String> fields = List.of("loginForm:account", account, "loginForm:password", password);
        return web.post(path, web.open(path), "loginForm", fields, "loginForm:submit");
    }

    private List<String> leaks(String logs) {
        return Stream.concat(secrets().stream(), Stream.of(BODY))
                .filter(logs::contains)
                .toList();
    }

    private List<String> secrets() {
        return Stream.of(WRONG, MailMax.PASSWORD)
                .flatMap(secret -> Stream.of(secret, WebForms.encoded(secret), base64(secret), plain(secret)))
                .toList();
    }

    /// All logs, once something has reached one of them: Payara writes them a little later.
    private String logsWith(String awaited) throws IOException, InterruptedException {
        String logs = logs();
        for (int i = 0; i < PATIENCE_TENTHS && !logs.contains(awaited); i++) {
            Thread.sleep(100);
            logs = logs();
        }
        assertThat(logs.contains(awaited)).as("the log has " + awaited).isTrue();
        return logs;
    }

    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        try (Stream<Path> files = Files.list(mailmax.home().resolve("logs"))) {
            for (Path file : files.toList()) {
                logs.append(Files.readString(file));
            }
        }
        return logs.toString();
    }

    private String plain(String secret) {
        return base64("\0" + ann + "\0" + secret);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

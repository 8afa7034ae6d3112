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

    private final MailMax mailmax;
    private final String ann;

    LogIT(MailMax mailmax) {
        this.mailmax = mailmax;
        this.ann = mailmax.createAccount("ann@" + mailmax.createDomain());
    }

    @Test
    void noSecretAndNoMessageReachesALog() throws IOException {
        imap();
        pop3();
        submission();
        webmail();
        String logs = logs();
        assertThat(logs.contains("login failed: \"" + ann))
                .as("a failed login is noted")
                .isTrue();
        assertThat(secrets().stream().filter(logs::contains)).isEmpty();
        assertThat(logs.lines().filter(line -> line.contains(BODY) || line.contains("request character encoding")))
                .isEmpty();
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

    /// The page with its form, and the form sent with a wrong password: as good as a browser, for the log.
    private void webmail() throws IOException {
        try (Wire wire = Wire.tls(mailmax.port("HTTPS"))) {
            String form = "loginForm=loginForm&loginForm%3Aaccount=" + ann + "&loginForm%3Apassword=" + WRONG;
            wire.send("POST /webmail/login/login.xhtml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n");
            wire.raw(form);
            assertThat(wire.line()).startsWith("HTTP/1.1 ");
        }
    }

    private List<String> secrets() {
        return Stream.of(WRONG, MailMax.PASSWORD)
                .flatMap(secret -> Stream.of(secret, base64(secret), plain(secret)))
                .toList();
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

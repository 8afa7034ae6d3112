package org.mailmax.protocol.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.protocol.smtp.SmtpSettings;

/// Each limit of SMTP, reached and passed by one.
class SmtpLimitsTest {

    private static final String HELLO = "EHLO client.test\r\n";
    private static final String ENVELOPE = "MAIL FROM:<eve@elsewhere.test>\r\nRCPT TO:<ann@here.test>\r\n";

    private static final SmtpSettings SETTINGS = SmtpSettings.of("mx.here.test")
            .with(new SmtpSettings.Sizes(3000, 500, 10, 100, 60, 1, 3))
            .with(new SmtpSettings.Times(
                    Duration.ofMinutes(1), Duration.ofMinutes(1), 0, Duration.ZERO, Duration.ZERO, Duration.ofDays(1)))
            .with(new SmtpSettings.Patience(1, 3, 4, 2));

    @TempDir
    Path spool;

    private Talk talk;

    @BeforeEach
    void begin() {
        talk = new Talk(spool);
    }

    @Test
    void aCommandLine() {
        assertThat(last(HELLO, "NOOP " + "x".repeat(55) + "\r\n")).startsWith("250 2.0.0");
        assertThat(last(HELLO, "NOOP " + "x".repeat(56) + "\r\n")).startsWith("500 5.5.2");
    }

    @Test
    void recipients() {
        assertThat(last(HELLO, ENVELOPE)).startsWith("250 2.1.5");
        assertThat(last(HELLO, ENVELOPE + "RCPT TO:<bob@here.test>\r\n")).startsWith("452 4.5.3");
    }

    @Test
    void theMessage() {
        assertThat(data("S: x\r\n\r\n" + "x\r\n".repeat(900))).startsWith("250");
        assertThat(data("S: x\r\n\r\n" + "x\r\n".repeat(1000))).startsWith("552 5.3.4");
    }

    @Test
    void theHeader() {
        String line = "X: " + "y".repeat(90) + "\r\n";
        // 5 lines of 95 octets, one of 23 with its end, and the empty line: 500 octets.
        assertThat(data(line.repeat(5) + "X: " + "y".repeat(18) + "\r\n\r\n")).startsWith("250");
        assertThat(data(line.repeat(5) + "X: " + "y".repeat(19) + "\r\n\r\n")).startsWith("552 5.3.4");
    }

    @Test
    void fieldsOfTheHeader() {
        assertThat(data("X: y\r\n\tz\r\n".repeat(10) + "\r\n")).startsWith("250");
        assertThat(data("X: y\r\n\tz\r\n".repeat(11) + "\r\n")).startsWith("552 5.3.4");
    }

    @Test
    void aLineOfTheMessage() {
        assertThat(data("S: x\r\n\r\n" + "x".repeat(100) + "\r\n")).startsWith("250");
        assertThat(data("S: x\r\n\r\n" + "x".repeat(101) + "\r\n")).startsWith("554 5.6.0");
    }

    @Test
    void hops() {
        assertThat(data("Received: x\r\n".repeat(3) + "\r\n")).startsWith("250");
        assertThat(data("Received: x\r\n".repeat(4) + "\r\n")).startsWith("554 5.4.6");
    }

    @Test
    void mistakes() {
        assertThat(last(HELLO, "X\r\n".repeat(2) + "QUIT\r\n")).startsWith("221");
        assertThat(last(HELLO, "X\r\n".repeat(3) + "QUIT\r\n")).startsWith("421 4.7.0");
    }

    @Test
    void commandsThatLeadToNothing() {
        // The greeting's reply is the first; the fifth and all after it are mistakes.
        assertThat(last(HELLO, "NOOP\r\n".repeat(5) + ENVELOPE)).startsWith("250 2.1.5");
        assertThat(last(HELLO, "NOOP\r\n".repeat(7) + ENVELOPE)).startsWith("421 4.7.0");
    }

    private String data(String message) {
        List<String> said = talk.smtp(SETTINGS, HELLO, ENVELOPE, "DATA\r\n", message + ".\r\n");
        return said.getLast();
    }

    private String last(String... said) {
        return talk.smtp(SETTINGS, said).getLast();
    }
}

package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Broken and hostile clients get an answer of the protocol's own kind, or a closed connection, and leave nothing
/// behind.
@RunningMailMax
class BadInputIT {

    private static final int MEGABYTE = 1 << 20;

    private final MailMax mailmax;

    BadInputIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMTP", "SUBMISSION", "LMTP", "IMAP", "POP3"})
    void unknownCommandsAreRefusedAndTheSessionGoesOn(String port) {
        try (Wire wire = greeted(port)) {
            assertThat(wire.send("x XYZZY").line()).matches("(5\\d\\d|-ERR|x BAD).*");
            assertThat(wire.send("x NOOP").line()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMTP", "SUBMISSION", "LMTP", "IMAP", "POP3"})
    void aLineWithoutEndIsNotCollected(String port) {
        byte[] flood = new byte[MEGABYTE];
        Arrays.fill(flood, (byte) 'a');
        assertThat(answersTo(port, flood)).allMatch(BadInputIT::refusal);
        usable(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMTP", "SUBMISSION", "LMTP", "IMAP", "POP3"})
    void octetsThatAreNoUtf8AreRefused(String port) {
        try (Wire wire = greeted(port)) {
            wire.raw(new byte[] {'x', ' ', (byte) 0xFF, (byte) 0xC0, (byte) 0x80, 0, '\r', '\n'});
            assertThat(wire.line()).matches(BadInputIT::refusal);
        }
        usable(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{4294967296}", "{99999999999999999999}", "{1000000+}", "{1073741824}"})
    void aHugeLiteralBeforeLoginIsRefused(String literal) {
        try (Wire wire = greeted("IMAP")) {
            assertThat(wire.send("x LOGIN " + literal).line()).matches("x (BAD|NO).*|\\* BYE.*");
        }
        usable("IMAP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMTP", "SUBMISSION", "LMTP", "IMAP", "POP3"})
    void aHalfClosedConnectionIsClosed(String port) {
        try (Wire wire = greeted(port).halfClose()) {
            String line = wire.line();
            assertThat(line == null || wire.line() == null).isTrue();
        }
        usable(port);
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP, NOOP, 250, 250",
        "SUBMISSION, NOOP, 250, 250",
        "LMTP, NOOP, 250, 250",
        "IMAP, x NOOP, x OK, x OK",
        "POP3, CAPA, +OK, .",
    })
    void whatWasSentBeforeAHalfCloseIsAnswered(String port, String command, String first, String last) {
        try (Wire wire = greeted(port)) {
            wire.raw((command + "\r\n").repeat(3)).halfClose();
            List<String> lines = new ArrayList<>();
            for (String line = wire.line(); line != null; line = wire.line()) {
                lines.add(line);
            }
            assertThat(lines.stream().filter(line -> line.startsWith(first))).hasSize(3);
            assertThat(lines.getLast()).startsWith(last);
        }
    }

    /// As deep as is looked at, and one deeper: the same message arrives, told less of.
    @ParameterizedTest
    @CsvSource({"100, false", "101, true"})
    void partsInParts(int depth, boolean opaque) {
        StringBuilder message = new StringBuilder("Subject: deep\r\n");
        for (int i = 0; i < depth; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        assertThat(isToldOpaque(message + "\r\ninnermost\r\n")).isEqualTo(opaque);
    }

    /// As many as are told apart, the message itself counted, and one more.
    @ParameterizedTest
    @CsvSource({"9998, false", "9999, true"})
    void partsOfAMessage(int parts, boolean opaque) {
        String message = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(parts);
        assertThat(isToldOpaque(message + "--b--\r\n")).isEqualTo(opaque);
    }

    private boolean isToldOpaque(String message) {
        String ann = mailmax.createAccount("ann@" + mailmax.createDomain());
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.deliver(ann, message.getBytes(StandardCharsets.US_ASCII));
        }
        try (Imap imap = new Imap(mailmax, ann)) {
            imap.command("SELECT INBOX");
            assertThat(imap.texts()).singleElement().asString().endsWith(message);
            return imap.untagged("FETCH 1 BODYSTRUCTURE")
                    .toUpperCase(Locale.ROOT)
                    .contains("OCTET-STREAM");
        }
    }

    @Test
    void aMessageThatBreaksOffIsForgotten() {
        String ann = mailmax.createAccount("ann@" + mailmax.createDomain());
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.envelope(ann).content(new byte[MEGABYTE]);
        }
        try (Imap imap = new Imap(mailmax, ann)) {
            assertThat(imap.untagged("STATUS INBOX (MESSAGES)")).contains("MESSAGES 0");
        }
    }

    /// The smuggled message of CVE-2023-51764 and its kin: only CRLF . CRLF ends a message.
    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n"})
    void nothingIsSmuggledBehindAFalseEnd(String falseEnd) {
        String ann = mailmax.createAccount("ann@" + mailmax.createDomain());
        try (Wire wire = greeted("SMTP")) {
            wire.ask("EHLO client.test", "250");
            wire.ask("MAIL FROM:<sender@elsewhere.test>", "250");
            wire.ask("RCPT TO:<" + ann + ">", "250");
            wire.ask("DATA", "354");
            wire.raw("Subject: first\r\n\r\ntext" + falseEnd + "MAIL FROM:<evil@elsewhere.test>\r\nRCPT TO:<" + ann
                    + ">\r\nDATA\r\nSubject: smuggled\r\n\r\ntext\r\n.\r\n");
            wire.line();
        } catch (UncheckedIOException closed) {
            // To close the connection is a good answer too.
            assertThat(closed).isNotNull();
        }
        try (Imap imap = new Imap(mailmax, ann)) {
            imap.command("SELECT INBOX");
            assertThat(imap.texts()).hasSizeLessThan(2);
        }
    }

    @Test
    void nothingIsLeftInTheSpool() throws IOException, InterruptedException {
        aMessageThatBreaksOffIsForgotten();
        for (int i = 0; i < 100 && !spooled().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(spooled()).isEmpty();
    }

    private List<Path> spooled() throws IOException {
        Path spool = mailmax.home().resolve("spool");
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(spool.resolve("tmp")))
                    .toList();
        }
    }

    private Wire greeted(String port) {
        Wire wire = Wire.plain(mailmax.port(port));
        assertThat(wire.line()).matches("(220|\\* OK|\\+OK).*");
        return wire;
    }

    private void usable(String port) {
        greeted(port).close();
    }

    /// Every line the server says until it closes; a reset is a way to close.
    private List<String> answersTo(String port, byte[] octets) {
        List<String> lines = new ArrayList<>();
        try (Wire wire = greeted(port)) {
            wire.raw(octets).raw("\r\nQUIT\r\n").halfClose();
            for (String line = wire.line(); line != null; line = wire.line()) {
                lines.add(line);
            }
        } catch (UncheckedIOException closed) {
            return lines;
        }
        return lines;
    }

    private static boolean refusal(String line) {
        return line == null || line.matches("[45]\\d\\d.*|221.*|-ERR.*|\\+OK.*|\\* BYE.*|\\* BAD.*|\\S+ (BAD|NO).*");
    }
}

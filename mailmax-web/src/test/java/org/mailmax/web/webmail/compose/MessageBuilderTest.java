package org.mailmax.web.webmail.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.address.EmailAddress;

class MessageBuilderTest {

    private static final EmailAddress ANN = EmailAddress.of("ann@example.com");
    private static final Recipient BOB = new Recipient("Bob", EmailAddress.of("bob@example.com"));
    private static final Recipient EVE = new Recipient("", EmailAddress.of("eve@example.com"));

    @TempDir
    Path directory;

    private static Outgoing outgoing(String subject, String text, List<Attachment> files, List<String> answers) {
        return new Outgoing(ANN, List.of(BOB), List.of(), List.of(EVE), subject, text, files, answers);
    }

    private static byte[] sent(Outgoing outgoing) throws IOException {
        try (SpooledMessage message = new MessageBuilder(outgoing).forRecipients()) {
            return message.toByteArray();
        }
    }

    private static MimeMessage parsed(byte[] octets) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }

    @Test
    void aPlainMessage() throws Exception {
        MimeMessage message = parsed(sent(outgoing("Grüße", "Hällo\nBob", List.of(), List.of())));
        assertThat(message.getSubject()).isEqualTo("Grüße");
        assertThat(message.getFrom()[0]).hasToString("ann@example.com");
        assertThat(message.getRecipients(RecipientType.TO)[0]).hasToString("Bob <bob@example.com>");
        assertThat(message.getContent()).isEqualTo("Hällo\r\nBob");
        assertThat(message.getMessageID()).matches("<[-0-9a-f]+@example\\.com>");
        assertThat(message.getSentDate()).isNotNull();
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
    }

    @Test
    void linesEndAsTheInternetWants() throws IOException {
        String text = new String(sent(outgoing("s", "a\nb\r\nc\rd", List.of(), List.of())), StandardCharsets.US_ASCII);
        assertThat(text).contains("a\r\nb\r\nc\r\nd");
        assertThat(Pattern.compile("(?<!\r)\n|\r(?!\n)").matcher(text).find()).isFalse();
    }

    @Test
    void nobodySeesBccButItsAuthor() throws IOException {
        MessageBuilder builder = new MessageBuilder(outgoing("s", "t", List.of(), List.of()));
        try (SpooledMessage sent = builder.forRecipients();
                SpooledMessage kept = builder.forAuthor()) {
            String theirs = new String(sent.toByteArray(), StandardCharsets.UTF_8);
            String ours = new String(kept.toByteArray(), StandardCharsets.UTF_8);
            assertThat(theirs).doesNotContainIgnoringCase("bcc").doesNotContain("eve@");
            assertThat(ours).contains("Bcc: eve@example.com");
            assertThat(id(ours)).isEqualTo(id(theirs));
        }
    }

    @Test
    void filesComeAlong() throws Exception {
        Path file = Files.writeString(directory.resolve("x"), "octets");
        Attachment attachment = new Attachment("Größe <1>.txt", "text/plain", 6, file);
        MimeMessage message = parsed(sent(outgoing("s", "t", List.of(attachment), List.of())));
        Multipart parts = (Multipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo("attachment");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
                .asString()
                .isEqualTo("octets");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/plain");
    }

    @Test
    void anAnswerBelongsToItsThread() throws Exception {
        MimeMessage message = parsed(sent(outgoing("Re: s", "t", List.of(), List.of("<a@x>", "<b@x>"))));
        assertThat(message.getHeader("In-Reply-To", null)).isEqualTo("<b@x>");
        assertThat(message.getHeader("References", null)).isEqualTo("<a@x> <b@x>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: evil@example.net",
                "x\nBcc: evil@example.net",
                "x\rBcc: evil@example.net",
                "x\u2028y",
                "x\u0085y",
                "=?utf-8?Q?x=0D=0ABcc:_evil?="
            })
    void noTextAddsAHeaderField(String text) throws IOException {
        assertThatThrownBy(() -> sent(outgoing(text, "t", List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        Outgoing named = new Outgoing(
                ANN, List.of(new Recipient(text, BOB.address())), List.of(), List.of(), "s", "t", List.of(), List.of());
        assertThatThrownBy(() -> sent(named)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Attachments.safeName(text)).doesNotContain("\r", "\n", "\u2028", "\u0085");
    }

    /// U+560D and U+560A have CR and LF as their low octets.
    @Test
    void lowOctetsAreNoLineEnds() throws Exception {
        byte[] octets = sent(outgoing("x嘍嘊Bcc: evil@example.net", "t", List.of(), List.of()));
        MimeMessage message = parsed(octets);
        assertThat(message.getSubject()).isEqualTo("x嘍嘊Bcc: evil@example.net");
        assertThat(Collections.list(message.getAllHeaders()).stream().map(jakarta.mail.Header::getName))
                .doesNotContain("Bcc");
    }

    @Test
    void aDotAloneStaysALine() throws Exception {
        MimeMessage message = parsed(sent(outgoing("s", "a\n.\nb", List.of(), List.of())));
        assertThat(message.getContent()).isEqualTo("a\r\n.\r\nb");
    }

    @Test
    void namesOfFilesAreTamed() {
        assertThat(Attachments.safeName("../../etc/passwd")).isEqualTo(".._.._etc_passwd");
        assertThat(Attachments.safeName("  ")).isEqualTo("file");
        assertThat(Attachments.safeType("text/html; x\r\ny")).isEqualTo("application/octet-stream");
        assertThat(Attachments.safeType("multipart/mixed")).isEqualTo("application/octet-stream");
    }

    private static String id(String message) {
        return message.lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }
}

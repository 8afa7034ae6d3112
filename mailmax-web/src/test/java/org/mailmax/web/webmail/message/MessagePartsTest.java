package org.mailmax.web.webmail.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.MimeIndexer;

class MessagePartsTest {

    private static final String TEXT = "--%1$s\nContent-Type: text/plain; charset=utf-8\n\nplain Grüße\n";
    private static final String HTML =
            "--%1$s\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>rich =3D</p>\n";
    private static final String PICTURE =
            "--%1$s\nContent-Type: image/png\nContent-ID: <pic@x>\nContent-Transfer-Encoding: base64\n\niVBORw0K\n";
    private static final String FILE = "--%1$s\nContent-Type: application/pdf\n"
            + "Content-Disposition: attachment; filename*=utf-8''Gr%%C3%%B6%%C3%%9Fe.pdf\n\nx\n";

    private static Content message(String type, String... parts) {
        String boundary = "b" + type.length();
        String body = String.join("", parts).formatted(boundary) + "--" + boundary + "--\n";
        String text = "Content-Type: multipart/" + type + "; boundary=" + boundary + "\n\n" + body;
        return Content.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageParts parts(Content message) throws IOException {
        return MessageParts.of(MimeIndexer.index(message).structure());
    }

    private static List<String> types(List<Part> parts) {
        return parts.stream().map(Part::type).toList();
    }

    @Test
    void theLastAlternativeIsShown() throws IOException {
        MessageParts parts = parts(message("alternative", TEXT, HTML));
        assertThat(types(parts.shown())).containsExactly("text/html");
        assertThat(parts.attached()).isEmpty();
    }

    @Test
    void textAndFilesAreToldApart() throws IOException {
        MessageParts parts = parts(message("mixed", TEXT, FILE, PICTURE));
        assertThat(types(parts.shown())).containsExactly("text/plain");
        assertThat(parts.attached().stream().map(Part::name)).containsExactly("Größe.pdf", "part-3");
        assertThat(parts.byPath("2").orElseThrow().type()).isEqualTo("application/pdf");
        assertThat(parts.byPath("9")).isEmpty();
    }

    @Test
    void aPictureOfTheTextIsNoFile() throws IOException {
        MessageParts parts = parts(message("related", HTML, PICTURE));
        assertThat(parts.attached()).isEmpty();
        assertThat(parts.byContentId("pic@x").orElseThrow().path()).isEqualTo("2");
    }

    @Test
    void aMessageWithoutPartsIsItsOwnText() throws IOException {
        Content message = Content.of("Subject: x\r\n\r\nhello\r\n".getBytes(StandardCharsets.UTF_8));
        MessageParts parts = parts(message);
        assertThat(PartText.read(message, parts.shown().getFirst())).isEqualTo("hello\r\n");
    }

    @Test
    void textsAreDecoded() throws IOException {
        Content message = message("mixed", TEXT, HTML);
        MessageParts parts = parts(message);
        assertThat(parts.shown().stream()
                        .map(part -> PartText.read(message, part).strip()))
                .containsExactly("plain Grüße", "<p>rich =</p>");
        assertThat(new MessageBody().render(parts, message, false).html())
                .isEqualTo("<section><div class=\"text\">plain Grüße\n"
                        + "</div></section><section><p>rich &#61;</p>"
                        + "</section>");
    }

    @Test
    void anAnswerQuotesWords() {
        assertThat(HtmlToText.convert("<h1>Hi</h1><p>one<br>two</p><ul><li>a</li><li>b</li></ul><script>no</script>"))
                .isEqualTo("Hi\n\none\ntwo\n\n* a\n* b");
    }
}

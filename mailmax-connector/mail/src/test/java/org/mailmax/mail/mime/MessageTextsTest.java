package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.message.Content;

class MessageTextsTest {

    private static final String MESSAGE = """
        Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
        X-Other: header-word
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: base64

        WsO8cmljaCBhbSBTZWU=
        --b
        Content-Type: text/html
        Content-Transfer-Encoding: quoted-printable

        <p>Ba<b>se</b>l &uuml;ber=
        all</p><style>hidden-word</style>
        --b
        Content-Type: application/octet-stream; name=paper.pdf

        binary-word
        --b
        Content-Type: message/rfc822

        Subject: inner-word

        innermost-word
        --b--
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {"zürich am", "ZÜRICH", "basel überall", "paper.pdf", "inner-word", "innermost-word", "text/html"
            })
    void theBodyIsSearchedAsPeopleReadIt(String text) throws IOException {
        assertThat(texts(MESSAGE).bodyContains(TextPattern.of(text))).isTrue();
        assertThat(texts(MESSAGE).contain(TextPattern.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße", "header-word", "subject: grüße"})
    void theHeaderIsTextButNotBody(String text) throws IOException {
        assertThat(texts(MESSAGE).bodyContains(TextPattern.of(text))).isFalse();
        assertThat(texts(MESSAGE).contain(TextPattern.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "hidden-word", "binary-word", "WsO8cmljaCBhbSBTZWU", "<b>"})
    void whatNobodyReadsIsNotFound(String text) throws IOException {
        assertThat(texts(MESSAGE).contain(TextPattern.of(text))).isFalse();
    }

    @Test
    void noMoreIsSearchedThanTheLimit() throws IOException {
        String text = "Subject: x\n\n" + "a".repeat(1000) + "needle";
        MimeIndexerTest.Message message = new MimeIndexerTest.Message(text);
        Content content = Content.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

        assertThat(new MessageTexts(content, message.root(), 900).contain(TextPattern.of("needle")))
                .isFalse();
        assertThat(new MessageTexts(content, message.root(), 1100).contain(TextPattern.of("needle")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8",
        "UTF8, UTF-8",
        "us-ascii, UTF-8",
        "us-ascii, windows-1252",
        "x-unknown, UTF-8",
        "iso-8859-1, ISO-8859-1",
        "iso-8859-15, ISO-8859-15"
    })
    void textIsReadInItsCharset(String named, String real) throws IOException {
        byte[] header = ("Content-Type: text/plain; charset=" + named + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = "Grüße".getBytes(Charset.forName(real));
        byte[] all = new byte[header.length + body.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(body, 0, all, header.length, body.length);

        MessageTexts texts = texts(Content.of(all));

        assertThat(texts.text(
                        (BodyStructure.Leaf) MimeIndexer.index(Content.of(all)).structure(), 100))
                .isEqualTo("Grüße");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "a<b>b</b>c → abc",
                "<p>a</p><p>b</p> → `a\nb\n`",
                "a  b <br> c → a b c",
                "a&amp;b&lt;c&gt;&quot;&#65;&#x42;&Auml;&euro;&nbsp;x → a&b<c>\"ABÄ€ x",
                "a&nosuch;b & c&#99999999999; → a&nosuch;b & c&#99999999999;",
                "&#xD800;&#x1F600; → \uFFFD😀",
                "a<script>if (a<b) </b> x</script>c → ac",
                "a<STYLE>p{}</sTyle >c → ac",
                "a<!-- <b> -- > -->c → ac",
                "a<!---->c → ac",
                "a<!doctype html>c<?x?>d → acd",
                "a<img alt=\"<x>\" src='>'>c → ac",
                "1 < 2 → 1 < 2",
                "a<b → a",
                "a</> c → a> c",
                "a&lt;script&gt; → a<script>",
                "<script>never closed → ``",
                "<!-- never closed → ``",
            })
    void htmlIsReadWithoutMarkup(String html, String expected) throws IOException {
        assertThat(read(new HtmlTextReader(new StringReader(html)))).isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    void deepAndBrokenHtmlTakesNoStack() throws IOException {
        assertThat(read(new HtmlTextReader(new StringReader("<table>".repeat(200_000) + "x"))))
                .isEqualTo("x");
        assertThat(read(new HtmlTextReader(new StringReader("<".repeat(200_000)))))
                .hasSize(200_000);
        assertThat(read(new HtmlTextReader(new StringReader("&".repeat(200_000)))))
                .hasSize(200_000);
    }

    @ParameterizedTest
    @CsvSource({
        "Hello World, o w, true",
        "Hello World, O  W, false",
        "aaaaab, aaab, true",
        "abababac, ababac, true",
        "ΣΊΣΥΦΟΣ, σίσυφος, true",
        "STRASSE, straße, false",
        "short, longer than the text, false",
        "any, '', true",
        "'', a, false",
    })
    void patternsAreFoundWithoutCase(String text, String pattern, boolean found) throws IOException {
        assertThat(TextPattern.of(pattern).isIn(text)).isEqualTo(found);
        assertThat(TextPattern.of(pattern).isIn(new StringReader("x".repeat(4090) + text)))
                .isEqualTo(found);
    }

    @Test
    void searchFindsWhatJavaFinds() {
        Fuzz.run("pattern", random -> {
            String text = random.ints(random.nextInt(40), 'a', 'd')
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            String pattern = random.ints(random.nextInt(6), 'a', 'd')
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            assertThat(TextPattern.of(pattern).isIn(text)).isEqualTo(text.contains(pattern));
        });
    }

    private static MessageTexts texts(String text) throws IOException {
        return texts(Content.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageTexts texts(Content content) throws IOException {
        return new MessageTexts(content, MimeIndexer.index(content).structure());
    }

    private static String read(Reader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        int c;
        while ((c = reader.read()) >= 0) {
            text.append((char) c);
        }
        return text.toString();
    }
}

package org.mailmax.web.webmail.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.com/a. Bye | https://example.com/a",
                "(https://example.com/a) | https://example.com/a",
                "https://example.com/plan(1) | https://example.com/plan(1)",
                "<https://example.com/?a=1&b=2> | https://example.com/?a=1&b=2",
                "HTTP://EXAMPLE.COM | HTTP://EXAMPLE.COM",
                "mailto:ann@example.com, please | mailto:ann@example.com",
            })
    void anAddressOfTheWebBecomesALink(String text, String address) {
        Element link = Jsoup.parse(PlainText.toHtml(text)).selectFirst("a");
        assertThat(link.attr("href")).isEqualTo(address);
        assertThat(link.attr("rel")).contains("noopener", "noreferrer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x.example/\"onmouseover=\"alert(1)",
                "http://x.example/'onmouseover='alert(1)",
                "http://x.example/><script>alert(1)</script>",
                "javascript:alert(1)",
                "https://x.example/`onclick=alert(1)",
                "http://x.example/&quot;onmouseover=alert(1)",
                "xhttp://x",
            })
    void aLinkBreaksOutOfNothing(String text) {
        assertNothingButText(text);
    }

    @ParameterizedTest
    @MethodSource("org.mailmax.web.webmail.message.Payloads#all")
    void markupIsText(String payload) {
        assertNothingButText(payload);
    }

    @Test
    void quotedLinesAreSetOff() {
        assertThat(PlainText.toHtml("> a\n>> b\n> > c\nd"))
                .contains("<span class=\"q1\">&gt; a</span>", "<span class=\"q2\">&gt;&gt; b</span>")
                .contains("<span class=\"q2\">&gt; &gt; c</span>", "\nd\n");
    }

    @Test
    void whatIsShownIsWhatWasWritten() {
        String text = "a < b && c > d \"quoted\" 'too' https://example.com/?q=<x>";
        assertThat(Jsoup.parse(PlainText.toHtml(text)).wholeText().strip()).isEqualTo(text);
    }

    private static void assertNothingButText(String text) {
        for (Element element :
                Jsoup.parse(PlainText.toHtml(text)).body().select("*").not("body")) {
            assertThat(element.normalName()).isIn("div", "span", "a");
            assertThat(element.attributes().asList())
                    .allSatisfy(attribute -> assertThat(attribute.getKey()).isIn("class", "href", "target", "rel"));
            assertThat(element.attr("href")).matches("(?is)|(https?://|mailto:).*");
        }
    }
}

package org.mailmax.web.webmail.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmax.web.webmail.message.HtmlSanitizer.Harmless;

class HtmlSanitizerTest {

    private static final List<String> ELEMENTS = List.of(HtmlSanitizer.ELEMENTS);
    private static final List<String> ATTRIBUTES = List.of(
            "href",
            "src",
            "alt",
            "title",
            "width",
            "height",
            "border",
            "cellpadding",
            "cellspacing",
            "colspan",
            "rowspan",
            "size",
            "start",
            "span",
            "hspace",
            "vspace",
            "align",
            "valign",
            "dir",
            "face",
            "lang",
            "color",
            "bgcolor",
            "style",
            "rel",
            "target");

    /// What came out is read by a parser that had no part in it: nothing may be left but what is allowed.
    private static void assertHarmless(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        for (Element element : document.body().select("*").not("body")) {
            assertThat(element.normalName()).isIn(ELEMENTS);
            for (Attribute attribute : element.attributes()) {
                assertAllowed(element, attribute);
            }
        }
        // The sanitiser puts an empty comment of its own between "{" and what follows, so that no template is made.
        assertThat(html.replace("<!-- -->", "").toLowerCase(Locale.ROOT))
                .doesNotContain("<script", "<style", "<!--", "<![cdata");
    }

    private static void assertAllowed(Element element, Attribute attribute) {
        assertThat(attribute.getKey()).isIn(ATTRIBUTES);
        String value = attribute.getValue().toLowerCase(Locale.ROOT).strip();
        switch (attribute.getKey()) {
            case "href" -> assertThat(value).matches("(?s)(https?://|mailto:).*");
            case "src" -> assertThat(value).startsWith("data:image/");
            case "style" ->
                assertThat(value).doesNotContain("url", "expression", "@import", "behavior", "binding", "\\", "@");
            default -> {}
        }
        assertThat(value).doesNotContainPattern("position\\s*:\\s*[a-z]");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void nothingOfAnAttackIsLeft(String payload) {
        Harmless harmless = HtmlSanitizer.clean(payload, id -> Optional.empty(), false);
        assertHarmless(harmless.html());
        assertHarmless(HtmlSanitizer.clean(harmless.html(), id -> Optional.empty(), false)
                .html());
    }

    static Stream<String> payloads() {
        return Payloads.all();
    }

    @Test
    void theTableHasAllFamilies() {
        assertThat(Payloads.all().distinct().count()).isGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void picturesOfOthersDoNotLetMoreThrough(String payload) {
        String html = HtmlSanitizer.clean(payload, id -> Optional.empty(), true).html();
        for (Element element : Jsoup.parseBodyFragment(html).body().select("*").not("body")) {
            assertThat(element.normalName()).isIn(ELEMENTS);
            assertThat(element.attributes().asList().stream().map(Attribute::getKey))
                    .allMatch(ATTRIBUTES::contains);
        }
        assertThat(html.toLowerCase(Locale.ROOT)).doesNotContain("javascript:", "vbscript:", "data:text", "http:");
    }

    @Test
    void ordinaryMailKeepsItsLooks() {
        String html = "<table width=\"600\" cellpadding=\"12\"><tr><td align=\"center\" bgcolor=\"#eeeeee\"><h1"
                + " style=\"color:#1b4fd8\">Hello</h1><p>Dear <b>Ann</b>,<br>see <a href=\"https://example.com/a?b=1\">"
                + "this</a>.</p><ul><li>one</li></ul></td></tr></table>";
        String clean = HtmlSanitizer.clean(html, id -> Optional.empty(), false).html();
        assertThat(clean)
                .contains("<h1 style=\"color:#1b4fd8\">Hello</h1>", "<b>Ann</b>", "<li>one</li>", "width=\"600\"")
                .contains("href=\"https://example.com/a?b&#61;1\"", "rel=\"noopener noreferrer nofollow\"");
    }

    @Test
    void picturesOfTheMessageAreShownAndOthersCounted() {
        String html = "<img src=\"cid:logo@x\" alt=\"logo\"><img src=\"https://t.example/p.gif\"><img"
                + " src=\"http://t.example/q\"><img src=\"cid:none\">";
        Harmless harmless = HtmlSanitizer.clean(
                html, id -> id.equals("logo@x") ? Optional.of("data:image/png;base64,AAAA") : Optional.empty(), false);
        assertThat(harmless.html())
                .contains("src=\"data:image/png;base64,AAAA\"")
                .doesNotContain("t.example", "cid:");
        assertThat(harmless.blocked()).isEqualTo(2);
    }

    @Test
    void picturesOfOthersComeByHttpsOnlyAndOnRequest() {
        String html = "<img src=\"https://t.example/p.gif\"><img src=\"http://t.example/q\">";
        Harmless harmless = HtmlSanitizer.clean(html, id -> Optional.empty(), true);
        assertThat(harmless.html()).contains("https://t.example/p.gif").doesNotContain("http://");
    }

    @Test
    void aBraceBeforeATagIsNoComment() {
        String clean = HtmlSanitizer.clean("body{<a href=\"javascript:alert(1)\">x</a>", id -> Optional.empty(), false)
                .html();
        assertHarmless(clean);
        assertThat(Jsoup.parseBodyFragment(clean).body().text()).isEqualTo("body{x");
    }

    @Test
    void anyMixtureOfAttacksIsHarmless() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> pieces = Payloads.all().toList();
        long end = System.nanoTime() + Long.getLong("fuzz.seconds", 2) * 1_000_000_000L;
        while (System.nanoTime() < end) {
            String mixture = random.ints(4, 0, pieces.size())
                    .mapToObj(i -> cut(pieces.get(i), random))
                    .collect(Collectors.joining());
            try {
                assertHarmless(HtmlSanitizer.clean(mixture, id -> Optional.empty(), false)
                        .html());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", input " + mixture, e);
            }
        }
    }

    private static String cut(String piece, RandomGenerator random) {
        int from = random.nextInt(piece.length());
        return random.nextBoolean() ? piece : piece.substring(from, from + random.nextInt(piece.length() - from) + 1);
    }
}

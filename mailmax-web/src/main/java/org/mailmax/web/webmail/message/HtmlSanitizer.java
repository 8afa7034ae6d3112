package org.mailmax.web.webmail.message;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.owasp.html.AttributePolicy;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Makes the HTML of a message harmless: a list of what is allowed, everything else goes. Two parsers look at it, one
/// after the other, and what the second one writes is shown as it is: nothing touches it afterwards. The frame it is
/// shown in allows no script and no request either (see [MessageBodyServlet]).
final class HtmlSanitizer {

    private static final String[] MEASURES = {
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
        "vspace"
    };
    private static final Pattern IMAGE_DATA =
            Pattern.compile("data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB_LINK =
            Pattern.compile("(?:https?://|mailto:).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}%?");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z]{1,20}");
    private static final Pattern COLOUR = Pattern.compile("#?[a-zA-Z0-9]{1,20}");

    /// Content of these is not text of the message.
    private static final String DROPPED =
            "script,style,title,head,noscript,template,iframe,frame,frameset,object,embed,"
                    + "applet,svg,math,form>input,textarea,select,option,button,audio,video,canvas,xml,link,meta,base";

    static final String[] ELEMENTS = {
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "b",
        "bdi",
        "big",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "font",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "main",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "wbr"
    };

    /// Nothing that places an element over others or fetches something.
    private static final CssSchema STYLES = CssSchema.withProperties(List.of(
            "background",
            "background-color",
            "border",
            "border-bottom",
            "border-collapse",
            "border-color",
            "border-left",
            "border-radius",
            "border-right",
            "border-spacing",
            "border-style",
            "border-top",
            "border-width",
            "color",
            "direction",
            "display",
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-weight",
            "height",
            "letter-spacing",
            "line-height",
            "margin",
            "margin-bottom",
            "margin-left",
            "margin-right",
            "margin-top",
            "max-height",
            "max-width",
            "min-height",
            "min-width",
            "padding",
            "padding-bottom",
            "padding-left",
            "padding-right",
            "padding-top",
            "text-align",
            "text-decoration",
            "text-indent",
            "text-transform",
            "vertical-align",
            "white-space",
            "width",
            "word-spacing"));

    private HtmlSanitizer() {}

    /// @param html what may be shown
    /// @param blocked how many pictures of other hosts were left out
    record Harmless(String html, int blocked) {}

    /// @param embedded gives the `data:` address of a picture in the message for its Content-ID
    /// @param remote also show pictures of other hosts, by HTTPS
    static Harmless clean(String html, Function<String, Optional<String>> embedded, boolean remote) {
        Document parsed = Jsoup.parse(html);
        parsed.select(DROPPED).remove();
        AtomicInteger blocked = new AtomicInteger();
        AttributePolicy source = (element, attribute, value) -> picture(value.strip(), embedded, remote, blocked);
        return new Harmless(policy(source).sanitize(parsed.body().html()), blocked.get());
    }

    private static String picture(
            String address, Function<String, Optional<String>> embedded, boolean remote, AtomicInteger blocked) {
        if (address.regionMatches(true, 0, "cid:", 0, 4)) {
            return embedded.apply(address.substring(4)).orElse(null);
        }
        if (IMAGE_DATA.matcher(address).matches()) {
            return address;
        }
        boolean https = address.regionMatches(true, 0, "https://", 0, 8);
        if (https && remote) {
            return address;
        }
        blocked.addAndGet(https || address.regionMatches(true, 0, "http://", 0, 7) ? 1 : 0);
        return null;
    }

    private static PolicyFactory policy(AttributePolicy source) {
        return new HtmlPolicyBuilder()
                .allowElements(ELEMENTS)
                .allowWithoutAttributes("a", "span", "font", "img")
                .allowUrlProtocols("http", "https", "mailto", "cid", "data")
                .allowAttributes("href")
                .matching(WEB_LINK)
                .onElements("a")
                .allowAttributes("src")
                .matching(source)
                .onElements("img")
                .allowAttributes("alt", "title")
                .globally()
                .allowAttributes(MEASURES)
                .matching(NUMBER)
                .globally()
                .allowAttributes("align", "valign", "dir", "face", "lang")
                .matching(WORD)
                .globally()
                .allowAttributes("color", "bgcolor")
                .matching(COLOUR)
                .globally()
                .allowStyling(STYLES)
                .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                .allowAttributes("target")
                .matching(true, "_blank")
                .onElements("a")
                .toFactory();
    }
}

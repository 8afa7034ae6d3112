package org.mailmax.web.webmail.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.html.Encoding;

/// Plain text as HTML: every character escaped, addresses of the web made links, quoted lines set off.
public final class PlainText {

    private static final Pattern ADDRESS =
            Pattern.compile("\\b(?:https?://|mailto:)[^\\s<>\"'`{}|\\\\^]{1,2000}", Pattern.CASE_INSENSITIVE);
    private static final String LINK_ATTRIBUTES = " target=\"_blank\" rel=\"noopener noreferrer nofollow\">";

    private PlainText() {}

    public static String toHtml(String text) {
        StringBuilder html = new StringBuilder(text.length() + 200).append("<div class=\"text\">");
        text.lines().forEach(line -> {
            int depth = quoteDepth(line);
            html.append(depth > 0 ? "<span class=\"q" + Math.min(depth, 3) + "\">" : "");
            linkify(line, html);
            html.append(depth > 0 ? "</span>\n" : "\n");
        });
        return html.append("</div>").toString();
    }

    /// How many `>` a line begins with.
    static int quoteDepth(String line) {
        int depth = 0;
        for (char c : line.toCharArray()) {
            if (c == '>') {
                depth++;
            } else if (c != ' ' || depth == 0) {
                break;
            }
        }
        return depth;
    }

    private static void linkify(String line, StringBuilder html) {
        Matcher matcher = ADDRESS.matcher(line);
        int from = 0;
        while (matcher.find()) {
            int end = trimmedEnd(line, matcher.start(), matcher.end());
            escape(line.substring(from, matcher.start()), html);
            html.append("<a href=\"");
            escape(line.substring(matcher.start(), end), html);
            html.append('"').append(LINK_ATTRIBUTES);
            escape(line.substring(matcher.start(), end), html);
            html.append("</a>");
            from = end;
        }
        escape(line.substring(from), html);
    }

    /// A full stop or bracket that ends the sentence does not belong to the address.
    private static int trimmedEnd(String line, int start, int end) {
        int trimmed = end;
        while (trimmed > start + 1 && ".,;:!?)]*_".indexOf(line.charAt(trimmed - 1)) >= 0) {
            boolean closes = line.charAt(trimmed - 1) == ')'
                    && line.substring(start, trimmed).contains("(");
            if (closes) {
                break;
            }
            trimmed--;
        }
        return trimmed;
    }

    private static void escape(String text, StringBuilder html) {
        try {
            Encoding.encodeRcdataOnto(text, html);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}

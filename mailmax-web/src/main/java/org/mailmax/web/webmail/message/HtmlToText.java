package org.mailmax.web.webmail.message;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// The words of an HTML text, with its paragraphs kept apart.
final class HtmlToText implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();

    private HtmlToText() {}

    static String convert(String html) {
        Document document = Jsoup.parse(html);
        document.select("script,style,head,title,template,noscript").remove();
        HtmlToText visitor = new HtmlToText();
        document.body().traverse(visitor);
        return visitor.text
                .toString()
                .replaceAll("[ \\t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            String piece = words.text();
            text.append(endsLine() ? piece.stripLeading() : piece);
        } else if (node.nameIs("br")) {
            text.append('\n');
        } else if (node.nameIs("li")) {
            newLine();
            text.append("* ");
        } else if (node instanceof Element element && element.isBlock()) {
            newLine();
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node.nameIs("p") || node.nameIs("h1") || node.nameIs("h2") || node.nameIs("table")) {
            text.append("\n\n");
        } else if (node instanceof Element element && element.isBlock()) {
            newLine();
        }
    }

    private void newLine() {
        if (!endsLine()) {
            text.append('\n');
        }
    }

    private boolean endsLine() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }
}

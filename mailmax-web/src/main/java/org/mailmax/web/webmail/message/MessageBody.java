package org.mailmax.web.webmail.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.message.Content;
import org.mailmax.web.webmail.message.HtmlSanitizer.Harmless;

/// The text of a message as harmless HTML.
@ApplicationScoped
public class MessageBody {

    /// Octets of one picture that is put into the text.
    private static final int MAX_PICTURE = 4_000_000;

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /// @param html a list of `section` elements
    /// @param rich true when there is HTML of the sender in it
    /// @param blocked pictures of other hosts that were left out
    public record Rendered(String html, boolean rich, int blocked) {}

    public Rendered render(MessageParts parts, Content message, boolean remote) {
        List<Harmless> sections = parts.shown().stream()
                .map(part -> section(part, parts, message, remote))
                .toList();
        return new Rendered(
                String.join("", sections.stream().map(Harmless::html).toList()),
                parts.shown().stream().anyMatch(part -> part.is("text/html")),
                sections.stream().mapToInt(Harmless::blocked).sum());
    }

    /// The text without marks, for quoting in an answer.
    public String plain(MessageParts parts, Content message) {
        return String.join(
                "\n", parts.shown().stream().map(part -> plain(part, message)).toList());
    }

    private static String plain(Part part, Content message) {
        String text = PartText.read(message, part);
        return part.is("text/html") ? HtmlToText.convert(text) : text;
    }

    private Harmless section(Part part, MessageParts parts, Content message, boolean remote) {
        String text = PartText.read(message, part);
        Harmless body = part.is("text/html")
                ? HtmlSanitizer.clean(text, id -> picture(parts.byContentId(id), message), remote)
                : new Harmless(PlainText.toHtml(text), 0);
        String cut = PartText.isCut(part) ? "<p class=\"cut\">…</p>" : "";
        return new Harmless("<section>" + body.html() + cut + "</section>", body.blocked());
    }

    private static Optional<String> picture(Optional<Part> part, Content message) {
        return part.filter(found -> PICTURES.contains(found.type()) && found.size() <= MAX_PICTURE)
                .flatMap(found -> dataAddress(found, message));
    }

    private static Optional<String> dataAddress(Part part, Content message) {
        try (InputStream in = PartText.open(message, part)) {
            String octets = Base64.getEncoder().encodeToString(in.readNBytes(MAX_PICTURE));
            return Optional.of("data:" + part.type() + ";base64," + octets);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }
}

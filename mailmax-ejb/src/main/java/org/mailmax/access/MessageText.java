package org.mailmax.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.BodyStructure;
import org.mailmax.mail.mime.HeaderFields;
import org.mailmax.mail.mime.HeaderText;
import org.mailmax.mail.mime.MailCharsets;
import org.mailmax.mail.mime.MessageSummary;
import org.mailmax.mail.mime.TransferDecoding;

/// The texts of one message, decoded, to be searched (RFC 9051 §6.4.4): substrings without case. Encoded words,
/// transfer
/// encodings and charsets are undone; parts that are no text are passed over.
final class MessageText {

    /// How much of one part is looked at, in octets after decoding.
    private static final int MAX_PART = 16 << 20;

    private final MessageSummary summary;
    private final Content content;
    private Optional<HeaderFields> header = Optional.empty();

    MessageText(MessageSummary summary, Content content) {
        this.summary = summary;
        this.content = content;
    }

    MessageSummary summary() {
        return summary;
    }

    /// Has a field of this name that contains the text?
    boolean headerHas(String field, String text) throws IOException {
        if (field.equalsIgnoreCase("Subject") && summary.envelope().subject().isPresent()) {
            return contains(HeaderText.decode(summary.envelope().subject().get()), text);
        }
        return fields().named(field)
                .anyMatch(each -> text.isEmpty() || contains(HeaderText.decode(each.value()), text));
    }

    /// Does any field contain the text, its name included?
    boolean headerHas(String text) throws IOException {
        return fields().all().stream()
                .anyMatch(field -> contains(field.name() + ": " + HeaderText.decode(field.value()), text));
    }

    /// Does any text part, or the header of a message in this message, contain the text?
    boolean bodyHas(String text) throws IOException {
        Deque<BodyStructure> open = new ArrayDeque<>();
        open.push(summary.structure());
        while (!open.isEmpty()) {
            BodyStructure part = open.pop();
            if (texts(part, open).anyMatch(found -> contains(found, text))) {
                return true;
            }
        }
        return false;
    }

    private Stream<String> texts(BodyStructure part, Deque<BodyStructure> open) throws IOException {
        return switch (part) {
            case BodyStructure.Leaf leaf when leaf.header().isType("text") -> Stream.of(text(leaf));
            case BodyStructure.Leaf _ -> Stream.empty();
            case BodyStructure.Multipart multipart -> {
                multipart.parts().reversed().forEach(open::push);
                yield Stream.empty();
            }
            case BodyStructure.Embedded embedded -> {
                open.push(embedded.message());
                yield HeaderFields.read(content, embedded.message().extent()).all().stream()
                        .map(field -> field.name() + ": " + HeaderText.decode(field.value()));
            }
        };
    }

    private String text(BodyStructure.Leaf leaf) throws IOException {
        BodyStructure.Extent extent = leaf.extent();
        TransferDecoding decoding =
                TransferDecoding.of(leaf.header().encoding()).orElse(TransferDecoding.IDENTITY);
        String charset = leaf.header().parameters().get("charset").orElse("us-ascii");
        Content body = content.slice(extent.bodyOffset(), extent.bodyLength());
        if (decoding == TransferDecoding.IDENTITY && body.size() <= MAX_PART) {
            return MailCharsets.decode(body.toByteArray(), charset);
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        try (InputStream in = decoding.decode(body.open())) {
            decoded.write(in.readNBytes(MAX_PART));
        }
        return MailCharsets.decode(decoded.toByteArray(), charset);
    }

    private HeaderFields fields() throws IOException {
        if (header.isEmpty()) {
            header = Optional.of(HeaderFields.read(content, summary.structure().extent()));
        }
        return header.get();
    }

    /// @param part in any case
    static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}

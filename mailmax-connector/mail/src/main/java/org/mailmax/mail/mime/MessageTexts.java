package org.mailmax.mail.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.mailmax.mail.message.Content;

/// The texts of a message as people read them: transfer encoding, charset and encoded words decoded, HTML without
/// markup. For SEARCH TEXT and BODY (RFC 9051 §6.4.4) and previews.
public final class MessageTexts {

    /// How many octets of a message are searched, unless another limit is given.
    public static final long MAX_OCTETS = 64L * 1024 * 1024;

    private static final int PROBE = 8192;

    private final Content message;
    private final BodyStructure structure;
    private long left;

    public MessageTexts(Content message, BodyStructure structure) {
        this(message, structure, MAX_OCTETS);
    }

    /// @param limit how many octets of the message are looked at, at most
    public MessageTexts(Content message, BodyStructure structure, long limit) {
        this.message = message;
        this.structure = structure;
        this.left = limit;
    }

    /// Whether the text is in the header or the body: SEARCH TEXT.
    public boolean contain(TextPattern pattern) throws IOException {
        return headerContains(structure, pattern) || bodyContains(pattern);
    }

    /// Whether the text is in a text of the body, or in the header of a part or message in it: SEARCH BODY.
    public boolean bodyContains(TextPattern pattern) throws IOException {
        return bodyContains(structure, pattern);
    }

    /// A text part decoded: `text/html` as it would be read, all others as they are.
    public Reader reader(BodyStructure.Leaf part) throws IOException {
        BufferedInputStream octets = new BufferedInputStream(octets(part), PROBE);
        Reader decoded = new InputStreamReader(octets, charset(part, octets));
        return part.header().isType("text", "html") ? new HtmlTextReader(decoded) : decoded;
    }

    /// The beginning of a text part.
    ///
    /// @param limit in characters
    public String text(BodyStructure.Leaf part, int limit) throws IOException {
        try (Reader reader = reader(part)) {
            char[] text = new char[limit];
            int length = 0;
            int count;
            while (length < limit && (count = reader.read(text, length, limit - length)) >= 0) {
                length += count;
            }
            return new String(text, 0, length);
        }
    }

    private boolean bodyContains(BodyStructure part, TextPattern pattern) throws IOException {
        return switch (part) {
            case BodyStructure.Leaf leaf -> leaf.header().isType("text") && textContains(leaf, pattern);
            case BodyStructure.Multipart multipart -> {
                for (BodyStructure inner : multipart.parts()) {
                    if (headerContains(inner, pattern) || bodyContains(inner, pattern)) {
                        yield true;
                    }
                }
                yield false;
            }
            case BodyStructure.Embedded embedded ->
                headerContains(embedded.message(), pattern) || bodyContains(embedded.message(), pattern);
        };
    }

    private boolean textContains(BodyStructure.Leaf part, TextPattern pattern) throws IOException {
        try (Reader reader = reader(part)) {
            return pattern.isIn(reader);
        }
    }

    /// The body without its transfer encoding, as far as the limit allows; an unknown encoding is left as it is.
    private InputStream octets(BodyStructure.Leaf part) {
        long length = Math.min(part.extent().bodyLength(), left);
        left -= length;
        InputStream encoded = message.slice(part.extent().bodyOffset(), length).open();
        return TransferDecoding.of(part.header().encoding())
                .orElse(TransferDecoding.IDENTITY)
                .decode(encoded);
    }

    /// The charset the part names. ASCII, which is what an old mailer says when it says nothing, and unknown names are
    /// not believed when the text begins as UTF-8 (RFC 6532 made that the common case).
    private static Charset charset(BodyStructure.Leaf part, BufferedInputStream octets) throws IOException {
        String named = part.header().parameters().decoded("charset").orElse("us-ascii");
        if (!named.equalsIgnoreCase("us-ascii") && MailCharsets.find(named).isPresent()) {
            return MailCharsets.find(named).get();
        }
        octets.mark(PROBE);
        byte[] beginning = octets.readNBytes(PROBE);
        octets.reset();
        return Octets.isUtf8Beginning(beginning) ? StandardCharsets.UTF_8 : Octets.WESTERN;
    }

    private boolean headerContains(BodyStructure part, TextPattern pattern) throws IOException {
        if (part.extent().headerLength() > left) {
            return false;
        }
        left -= part.extent().headerLength();
        for (HeaderFields.Field field :
                HeaderFields.read(message, part.extent()).all()) {
            if (pattern.isIn(field.name() + ": " + HeaderText.decode(field.value()))) {
                return true;
            }
        }
        return false;
    }
}

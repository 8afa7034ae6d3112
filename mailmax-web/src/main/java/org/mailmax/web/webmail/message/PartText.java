package org.mailmax.web.webmail.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.BodyStructure.Extent;

/// The octets and the text of a part, decoded (RFC 2045 §6).
final class PartText {

    /// Octets of one text that are shown; who wants more saves the part.
    static final int MAX_OCTETS = 1_000_000;

    private PartText() {}

    /// The decoded octets; in an encoding we do not know, as they are.
    static InputStream open(Content message, Part part) {
        Extent extent = part.structure().extent();
        InputStream raw =
                message.slice(extent.bodyOffset(), extent.bodyLength()).open();
        try {
            return MimeUtility.decode(raw, part.header().encoding().strip());
        } catch (MessagingException unknownEncoding) {
            return raw;
        }
    }

    /// Up to [#MAX_OCTETS] of the text. Damaged encodings give as much as could be read.
    static String read(Content message, Part part) {
        byte[] octets =
                new byte[(int) Math.min(MAX_OCTETS, part.structure().extent().bodyLength() + 1)];
        int length = 0;
        try (InputStream in = open(message, part)) {
            for (int read = 0; read >= 0 && length < octets.length; length += Math.max(read, 0)) {
                read = in.read(octets, length, octets.length - length);
            }
        } catch (IOException damaged) {
            // what came before the damage is shown
        }
        return new String(octets, 0, length, charset(part));
    }

    static boolean isCut(Part part) {
        return part.size() > MAX_OCTETS;
    }

    private static Charset charset(Part part) {
        Optional<String> name = part.header().parameters().get("charset");
        try {
            return Charset.forName(MimeUtility.javaCharset(name.orElse("utf-8").strip()));
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}

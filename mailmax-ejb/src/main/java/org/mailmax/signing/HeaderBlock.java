package org.mailmax.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.mail.message.Content;

/// The header of a message, field by field, in the relaxed form too (RFC 6376 §3.4.2), and where its body begins.
/// Octets are kept: a
/// character here is one octet.
///
/// @param fields in their order
/// @param bodyAt position of the first octet of the body; the size of the message when it has none
record HeaderBlock(List<Field> fields, long bodyAt) {

    /// What a header may have, in octets; the server takes no longer ones either.
    static final int MAX_OCTETS = 1 << 20;

    /// @param name in lower case
    /// @param canonical `name:value` in the relaxed form, without CRLF
    /// @param raw as it stands in the message, without its last CRLF
    record Field(String name, String canonical, String raw) {

        static Optional<Field> of(String raw) {
            int colon = raw.indexOf(':');
            if (colon < 1) {
                return Optional.empty();
            }
            String name = raw.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            return Optional.of(new Field(name, name + ":" + relaxed(raw.substring(colon + 1)), raw));
        }

        /// What stands behind the colon.
        String value() {
            return raw.substring(raw.indexOf(':') + 1);
        }
    }

    /// Nothing when the header is too long to be one.
    static Optional<HeaderBlock> read(Content content) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(content.size(), MAX_OCTETS));
        content.read(0, buffer);
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        int end = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n");
        if (end < 0 && content.size() > MAX_OCTETS) {
            return Optional.empty();
        }
        String header = end < 0 ? text : text.substring(0, end);
        return Optional.of(new HeaderBlock(fields(header), bodyAt(content, end)));
    }

    private static long bodyAt(Content content, int end) {
        if (end < 0) {
            return content.size();
        }
        return end == 0 ? 2 : end + 4L;
    }

    private static List<Field> fields(String header) {
        List<Field> fields = new ArrayList<>();
        for (String raw : header.split("\r\n(?![ \t])")) {
            Field.of(raw).ifPresent(fields::add);
        }
        return fields;
    }

    /// RFC 6376 §3.4.2: unfolded, runs of blanks one blank, none at the ends.
    static String relaxed(String value) {
        StringBuilder relaxed = new StringBuilder(value.length());
        boolean blank = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t') {
                blank = true;
            } else if (c == '\r' && i + 1 < value.length() && value.charAt(i + 1) == '\n') {
                i++;
            } else {
                if (blank && !relaxed.isEmpty()) {
                    relaxed.append(' ');
                }
                blank = false;
                relaxed.append(c);
            }
        }
        return relaxed.toString();
    }

    List<Field> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }

    /// How many fields have this name.
    long count(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).count();
    }
}

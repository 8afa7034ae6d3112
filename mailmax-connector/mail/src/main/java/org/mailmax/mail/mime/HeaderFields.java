package org.mailmax.mail.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmax.mail.message.Content;

/// The fields of one header block, in their order, with their octets: for HEADER.FIELDS, SEARCH HEADER and trace
/// fields (RFC 5322 §2.2).
public final class HeaderFields {

    /// Of a longer header block only so much is looked at, in octets.
    public static final int MAX_OCTETS = 1024 * 1024;

    private static final byte[] LINE_END = {'\r', '\n'};

    private final byte[] block;
    private final List<Field> fields = new ArrayList<>();

    private HeaderFields(byte[] block) {
        this.block = block;
        int at = 0;
        while (at < block.length && !isLineEnd(at)) {
            int end = fieldEnd(at);
            fields.add(new Field(block, at, end));
            at = end;
        }
    }

    /// The fields of a header block, with or without the empty line that ends it.
    public static HeaderFields of(byte[] block) {
        return new HeaderFields(block);
    }

    /// The fields of a part's header, or with the extent of the whole message of the message's.
    public static HeaderFields read(Content message, BodyStructure.Extent extent) throws IOException {
        byte[] block = new byte[Math.clamp(extent.headerLength(), 0, MAX_OCTETS)];
        message.read(extent.headerOffset(), ByteBuffer.wrap(block));
        return new HeaderFields(block);
    }

    /// The fields of a message that was not indexed yet: all up to the first empty line.
    public static HeaderFields read(Content message) throws IOException {
        LineScanner lines = new LineScanner(message);
        while (lines.next() && lines.nextPosition() <= MAX_OCTETS) {
            if (lines.startsLine() && lines.textEnd() == lines.start()) {
                break;
            }
        }
        long length = Math.min(lines.nextPosition(), MAX_OCTETS);
        return read(message, new BodyStructure.Extent(0, length, length, 0));
    }

    public List<Field> all() {
        return List.copyOf(fields);
    }

    /// The fields of this name, in any case.
    public Stream<Field> named(String name) {
        return fields.stream().filter(field -> field.isNamed(name));
    }

    /// The value of the first field of this name.
    public Optional<String> first(String name) {
        return named(name).findFirst().map(Field::value);
    }

    /// The octets of the fields with these names as they lie, with an empty line behind (RFC 9051 §6.4.5.1,
    /// HEADER.FIELDS).
    public byte[] only(Collection<String> names) {
        Set<String> wanted = lowerCase(names);
        return octets(field -> wanted.contains(field.lowerCaseName()));
    }

    /// The octets of all other fields, with an empty line behind (HEADER.FIELDS.NOT).
    public byte[] without(Collection<String> names) {
        Set<String> unwanted = lowerCase(names);
        return octets(field -> !unwanted.contains(field.lowerCaseName()));
    }

    private byte[] octets(Predicate<Field> wanted) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(256);
        for (Field field : fields) {
            if (wanted.test(field)) {
                octets.write(block, field.from, field.to - field.from);
            }
        }
        octets.writeBytes(LINE_END);
        return octets.toByteArray();
    }

    private int fieldEnd(int from) {
        int at = from;
        do {
            while (at < block.length && block[at] != '\n') {
                at++;
            }
            at = Math.min(at + 1, block.length);
        } while (at < block.length && Octets.isBlank(block[at]));
        return at;
    }

    private boolean isLineEnd(int at) {
        return block[at] == '\n' || block[at] == '\r' && at + 1 < block.length && block[at + 1] == '\n';
    }

    private static Set<String> lowerCase(Collection<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /// One field with its folds.
    public static final class Field {

        private final byte[] block;
        private final int from;
        private final int to;
        private final int colon;

        private Field(byte[] block, int from, int to) {
            this.block = block;
            this.from = from;
            this.to = to;
            int at = from;
            while (at < to && block[at] != ':') {
                at++;
            }
            colon = at;
        }

        /// As written; the whole line when it has no colon.
        public String name() {
            int end = colon;
            while (end > from && (block[end - 1] & 0xFF) <= ' ') {
                end--;
            }
            return Octets.text(block, from, end);
        }

        /// Unfolded, with nothing left of line ends, encoded words as they are.
        public String value() {
            StringBuilder value = new StringBuilder(to - colon);
            String text = colon < to ? Octets.text(block, colon + 1, to) : "";
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c != '\r' && c != '\n') {
                    value.append(c == 0 ? ' ' : c);
                }
            }
            return value.toString().strip();
        }

        boolean isNamed(String wanted) {
            return name().equalsIgnoreCase(wanted);
        }

        String lowerCaseName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

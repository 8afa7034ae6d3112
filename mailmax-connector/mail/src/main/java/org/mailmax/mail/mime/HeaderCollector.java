package org.mailmax.mail.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes the lines of one header block and keeps the fields a summary is made of, unfolded (RFC 5322 §2.2.3).
final class HeaderCollector {

    private record Field(KnownField name, String value) {}

    private final long offset;
    private final PartHeader.Default missingType;
    private final MimeLimits limits;
    private final TextBudget budget;
    private final List<Field> fields = new ArrayList<>();
    private byte[] value = new byte[256];
    private int length;
    private KnownField current;
    private int lines;
    private long octets;

    HeaderCollector(long offset, PartHeader.Default missingType, MimeLimits limits, TextBudget budget) {
        this.offset = offset;
        this.missingType = missingType;
        this.limits = limits;
        this.budget = budget;
    }

    /// Where the header block begins in the message.
    long offset() {
        return offset;
    }

    /// Takes a line without its line end.
    void line(byte[] window, int from, int to) {
        octets += to - from;
        lines++;
        if (octets > limits.headerOctets() || lines > limits.headerLines()) {
            finishField();
        } else if (from < to && Octets.isBlank(window[from])) {
            append(window, from, to);
        } else {
            finishField();
            startField(window, from, to);
        }
    }

    /// Takes a further piece of a line.
    void piece(byte[] window, int from, int to) {
        octets += to - from;
        if (octets <= limits.headerOctets()) {
            append(window, from, to);
        }
    }

    PartHeader partHeader() {
        finishField();
        return PartHeaderParser.parse(this::first, missingType, limits);
    }

    Envelope envelope() {
        finishField();
        return new Envelope(
                first(KnownField.DATE),
                first(KnownField.SUBJECT),
                addresses(KnownField.FROM),
                addresses(KnownField.SENDER),
                addresses(KnownField.REPLY_TO),
                addresses(KnownField.TO),
                addresses(KnownField.CC),
                addresses(KnownField.BCC),
                first(KnownField.IN_REPLY_TO),
                first(KnownField.MESSAGE_ID));
    }

    private Optional<String> first(KnownField name) {
        for (Field field : fields) {
            if (field.name() == name) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /// A field that must come once and comes twice hides nothing: its addresses are joined.
    private List<HeaderAddress> addresses(KnownField name) {
        List<String> values = all(name).toList();
        return switch (values.size()) {
            case 0 -> List.of();
            case 1 -> AddressParser.parse(values.getFirst(), limits.addresses());
            default ->
                values.stream()
                        .flatMap(text -> AddressParser.parse(text, limits.addresses()).stream())
                        .limit(limits.addresses())
                        .toList();
        };
    }

    private Stream<String> all(KnownField name) {
        return fields.stream().filter(field -> field.name() == name).map(Field::value);
    }

    private void startField(byte[] window, int from, int to) {
        int colon = from;
        while (colon < to && window[colon] != ':') {
            colon++;
        }
        int nameEnd = colon;
        while (nameEnd > from && Octets.isBlank(window[nameEnd - 1])) {
            nameEnd--; // RFC 5322 §4.5 allows blanks before the colon
        }
        current = colon < to ? KnownField.at(window, from, nameEnd) : null;
        append(window, colon + 1, to);
    }

    private void append(byte[] window, int from, int to) {
        if (current == null || from >= to) {
            return;
        }
        int count = to - from;
        if (value.length - length < count) {
            value = Arrays.copyOf(value, Math.max(2 * value.length, length + count));
        }
        System.arraycopy(window, from, value, length, count);
        length += count;
    }

    private void finishField() {
        if (current != null && budget.take(length)) {
            fields.add(new Field(current, trimmed()));
        }
        current = null;
        length = 0;
    }

    /// The value without blanks around it, and with blanks for what could be taken for a line end further on.
    private String trimmed() {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (value[i] == 0 || value[i] == '\r' || value[i] == '\n') {
                value[i] = ' ';
            }
        }
        while (from < length && Octets.isBlank(value[from])) {
            from++;
        }
        while (length > from && Octets.isBlank(value[length - 1])) {
            length--;
        }
        return Octets.text(value, from, length);
    }
}

package org.mailmax.protocol.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The header of a message while it comes in: kept apart, so that fields can be added before it goes on.
final class Header {

    /// The longest field name anybody asks for here.
    private static final int NAME = 16;

    private static final int DELETE = 0x7F;

    private final int limit;
    private final int fieldLimit;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(2048);
    private final byte[] start = new byte[NAME];
    private final Set<String> names = new HashSet<>();
    private int lineStart;
    private int lineLength;
    private int nameEnd;
    private boolean named;
    private boolean blank;
    private boolean noField;
    private int hops;
    private int count;
    private boolean complete;
    private boolean tooLarge;

    /// @param limit in octets
    /// @param fieldLimit how many fields
    Header(int limit, int fieldLimit) {
        this.limit = limit;
        this.fieldLimit = fieldLimit;
    }

    /// True when the empty line has come, or a line that belongs to no header.
    boolean isComplete() {
        return complete;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    /// How many trace lines it has.
    int hops() {
        return hops;
    }

    /// @param name in lower case, at most 16 characters
    boolean has(String name) {
        return names.contains(name);
    }

    /// Takes the next octet.
    void take(byte octet) {
        if (octets.size() >= limit || count > fieldLimit) {
            tooLarge = true;
            complete = true;
            return;
        }
        octets.write(octet);
        if (octet == '\n') {
            endLine();
        } else if (octet != '\r') {
            takeText(octet);
        }
    }

    /// The fields, complete lines all of them.
    byte[] fields() {
        return complete ? Arrays.copyOf(octets.toByteArray(), lineStart) : octets.toByteArray();
    }

    /// What came after the fields: the empty line, or the first line of a body without one. Such a body is given the
    /// empty line that is missing, so that its text is not taken for fields.
    byte[] rest() {
        byte[] all = octets.toByteArray();
        byte[] rest = complete ? Arrays.copyOfRange(all, lineStart, all.length) : new byte[0];
        return lineLength == 0 ? rest : withEmptyLine(rest);
    }

    private static byte[] withEmptyLine(byte[] rest) {
        byte[] whole = new byte[rest.length + 2];
        whole[0] = '\r';
        whole[1] = '\n';
        System.arraycopy(rest, 0, whole, 2, rest.length);
        return whole;
    }

    /// RFC 5322 §2.2: a field name is printable ASCII up to the colon; §4.5.8 knows blanks before the colon.
    private void takeText(byte octet) {
        if (lineLength < NAME) {
            start[lineLength] = octet;
        }
        if (!named && octet == ':') {
            named = true;
            nameEnd = blank ? nameEnd : lineLength;
        } else if (!named && (octet == ' ' || octet == '\t')) {
            nameEnd = blank ? nameEnd : lineLength;
            blank = true;
        } else if (!named && (blank || octet <= ' ' || octet == DELETE)) {
            noField = true;
        }
        lineLength++;
    }

    private void endLine() {
        boolean continuation = lineStart > 0 && lineLength > 0 && (start[0] == ' ' || start[0] == '\t');
        boolean field = named && nameEnd > 0 && !noField;
        complete = !continuation && !field;
        count += !continuation && field ? 1 : 0;
        if (field && nameEnd <= NAME) {
            note(new String(start, 0, nameEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        }
        if (!complete) {
            lineStart = octets.size();
            lineLength = 0;
            named = false;
            blank = false;
            noField = false;
        }
    }

    private void note(String name) {
        names.add(name);
        if (name.equals("received")) {
            hops++;
        }
    }
}

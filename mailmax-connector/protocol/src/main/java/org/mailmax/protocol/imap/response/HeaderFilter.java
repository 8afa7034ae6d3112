package org.mailmax.protocol.imap.response;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailmax.protocol.imap.command.Section.Text;

/// Chooses fields of a header by name (RFC 9051 §6.4.5.1, HEADER.FIELDS and HEADER.FIELDS.NOT).
final class HeaderFilter {

    private final byte[][] names;
    private final boolean wanted;

    private HeaderFilter(List<String> names, boolean wanted) {
        this.names = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.wanted = wanted;
    }

    static HeaderFilter of(Text.Fields fields) {
        return new HeaderFilter(fields.names(), true);
    }

    static HeaderFilter of(Text.FieldsNot fields) {
        return new HeaderFilter(fields.names(), false);
    }

    /// The chosen fields as they stand in the header, and the empty line that ends a header.
    byte[] apply(byte[] header) {
        ByteArrayOutputStream chosen = new ByteArrayOutputStream(256);
        boolean choosing = false;
        int at = 0;
        while (at < header.length && !isEmptyLine(header, at)) {
            int end = endOfLine(header, at);
            boolean continued = header[at] == ' ' || header[at] == '\t';
            choosing = continued ? choosing : isNamed(header, at, end) == wanted;
            if (choosing) {
                chosen.write(header, at, end - at);
            }
            at = end;
        }
        chosen.write('\r');
        chosen.write('\n');
        return chosen.toByteArray();
    }

    private static boolean isEmptyLine(byte[] header, int at) {
        return header[at] == '\n' || header[at] == '\r' && at + 1 < header.length && header[at + 1] == '\n';
    }

    private static int endOfLine(byte[] header, int from) {
        int at = from;
        while (at < header.length && header[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, header.length);
    }

    private boolean isNamed(byte[] header, int from, int to) {
        for (byte[] name : names) {
            if (isNamed(header, from, to, name)) {
                return true;
            }
        }
        return false;
    }

    /// Obsolete syntax has spaces between name and colon (RFC 5322 §4.5).
    private static boolean isNamed(byte[] header, int from, int to, byte[] name) {
        if (to - from <= name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (lower(header[from + i]) != lower(name[i])) {
                return false;
            }
        }
        int at = from + name.length;
        while (at < to && (header[at] == ' ' || header[at] == '\t')) {
            at++;
        }
        return at < to && header[at] == ':';
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }
}

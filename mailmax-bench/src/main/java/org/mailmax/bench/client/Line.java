package org.mailmax.bench.client;

import java.nio.charset.StandardCharsets;

/// A view of one line in the receive buffer, without its end of line. Valid until the next line is read.
public final class Line {

    private byte[] bytes = {};
    private int start;
    private int length;

    Line over(byte[] buffer, int from, int octets) {
        bytes = buffer;
        start = from;
        length = octets;
        return this;
    }

    /// Length in octets.
    public int length() {
        return length;
    }

    /// The octet at a position, as 0 to 255.
    public int at(int position) {
        return bytes[start + position] & 0xff;
    }

    /// Whether the line begins with these ASCII characters, case counted.
    public boolean startsWith(String ascii) {
        return hasAt(0, ascii);
    }

    /// Whether these ASCII characters stand at the position, case counted.
    public boolean hasAt(int position, String ascii) {
        if (position < 0 || position + ascii.length() > length) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[start + position + i] != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Position of the last of these ASCII characters, or -1 when they do not occur.
    public int findLast(String ascii) {
        int position = length - ascii.length();
        while (position >= 0 && !hasAt(position, ascii)) {
            position--;
        }
        return Math.max(position, -1);
    }

    /// Position just after the digits that begin at the position.
    public int afterDigits(int position) {
        int i = position;
        while (i < length && isDigit(at(i))) {
            i++;
        }
        return i;
    }

    /// The number whose digits begin at the position; 0 when there are none.
    public long number(int position) {
        long value = 0;
        for (int i = position; i < length && isDigit(at(i)); i++) {
            value = value * 10 + at(i) - '0';
        }
        return value;
    }

    /// Octets of the literal announced at the end of the line (`{123}`), or -1 when the line announces none.
    public long literal() {
        if (length < 3 || at(length - 1) != '}') {
            return -1;
        }
        int open = length - 2;
        while (open > 0 && isDigit(at(open))) {
            open--;
        }
        return at(open) == '{' && open < length - 2 ? number(open + 1) : -1;
    }

    /// How many numbers, set apart by spaces, follow the position.
    public int countNumbers(int position) {
        int count = 0;
        for (int i = position; i < length; i++) {
            if (isDigit(at(i)) && (i == position || at(i - 1) == ' ')) {
                count++;
            }
        }
        return count;
    }

    /// The line as text, each octet one character.
    public String text() {
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }
}

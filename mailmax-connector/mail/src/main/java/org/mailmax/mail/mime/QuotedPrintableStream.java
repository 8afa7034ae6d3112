package org.mailmax.mail.mime;

import java.io.IOException;
import java.io.InputStream;

/// Quoted-printable (RFC 2045 §6.7): lower-case digits are taken, an `=` that starts nothing stands for itself, and
/// blanks at the end of a line are dropped as rule 3 demands.
final class QuotedPrintableStream extends DecodingStream {

    private static final int LONGEST_RUN = 1024;
    private static final int NOTHING = -2;

    /// Octets read ahead that are to be handed out as they are.
    private final byte[] ahead = new byte[LONGEST_RUN];
    private int from;
    private int to;

    QuotedPrintableStream(InputStream encoded) {
        super(encoded);
    }

    @Override
    public int read() throws IOException {
        int octet = from < to ? ahead[from++] : decode(take());
        while (octet == NOTHING) {
            octet = from < to ? ahead[from++] : decode(take());
        }
        return octet;
    }

    private int decode(int c) throws IOException {
        return switch (c) {
            case ' ', '\t' -> {
                run(c);
                yield NOTHING;
            }
            case '=' -> escape();
            default -> c;
        };
    }

    /// A run of blanks counts unless it ends the line.
    private void run(int first) throws IOException {
        from = 0;
        to = 0;
        ahead[to++] = (byte) first;
        while (to < LONGEST_RUN && isBlank(peek())) {
            ahead[to++] = (byte) take();
        }
        if (isLineEnd(peek())) {
            to = 0;
        }
    }

    private int escape() throws IOException {
        int next = peek();
        if (isBlank(next)) {
            run(take());
            return to == 0 ? softBreak() : '=';
        }
        if (isLineEnd(next)) {
            return softBreak();
        }
        return Character.digit(next, 16) < 0 ? '=' : octet(take());
    }

    private int octet(int high) throws IOException {
        int low = Character.digit(peek(), 16);
        if (low < 0) {
            from = 0;
            to = 1;
            ahead[0] = (byte) high;
            return '=';
        }
        take();
        return Character.digit(high, 16) << 4 | low;
    }

    private int softBreak() throws IOException {
        if (peek() == '\r') {
            take();
        }
        if (peek() == '\n') {
            take();
        }
        return NOTHING;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(int c) {
        return c == '\r' || c == '\n' || c < 0;
    }
}

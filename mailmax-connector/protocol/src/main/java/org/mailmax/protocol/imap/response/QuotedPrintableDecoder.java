package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// `quoted-printable` (RFC 2045 §6.7): a line at a time, as blanks at its end do not count. What is no escape stays as
/// it is.
final class QuotedPrintableDecoder extends TransferDecoder {

    /// Lines longer than this are cut where they are: RFC 2045 allows 76.
    private static final int MAX_LINE = 4096;

    private final byte[] line = new byte[MAX_LINE];
    private int length;

    QuotedPrintableDecoder(OutputStream target) {
        super(target);
    }

    @Override
    void take(byte[] octets, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            line[length++] = octets[i];
            if (octets[i] == '\n') {
                endOfLine();
            } else if (length == MAX_LINE) {
                cut();
            }
        }
    }

    @Override
    void end() throws IOException {
        decode(withoutBlanks(length));
        length = 0;
    }

    private void endOfLine() throws IOException {
        int text = length - 1;
        if (text > 0 && line[text - 1] == '\r') {
            text--;
        }
        byte[] lineEnd = text < length - 1 ? new byte[] {'\r', '\n'} : new byte[] {'\n'};
        int end = withoutBlanks(text);
        boolean soft = end > 0 && line[end - 1] == '=';
        decode(soft ? end - 1 : end);
        if (!soft) {
            target.write(lineEnd);
        }
        length = 0;
    }

    /// Decodes what surely is no part of an escape that goes on, and keeps the rest.
    private void cut() throws IOException {
        int end = line[length - 1] == '=' ? length - 1 : line[length - 2] == '=' ? length - 2 : length;
        byte[] rest = Arrays.copyOfRange(line, end, length);
        decode(end);
        System.arraycopy(rest, 0, line, 0, rest.length);
        length = rest.length;
    }

    private int withoutBlanks(int end) {
        int at = end;
        while (at > 0 && (line[at - 1] == ' ' || line[at - 1] == '\t')) {
            at--;
        }
        return at;
    }

    private void decode(int end) throws IOException {
        int to = 0;
        for (int at = 0; at < end; at++) {
            int octet = line[at] == '=' && at + 2 < end ? escaped(at) : -1;
            line[to++] = octet < 0 ? line[at] : (byte) octet;
            at += octet < 0 ? 0 : 2;
        }
        target.write(line, 0, to);
    }

    private int escaped(int at) {
        int high = Character.digit(line[at + 1], 16);
        int low = Character.digit(line[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}

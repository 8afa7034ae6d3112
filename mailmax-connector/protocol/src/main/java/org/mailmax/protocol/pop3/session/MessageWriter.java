package org.mailmax.protocol.pop3.session;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.wire.WireWriter;

/// Writes a message as the body of a multi-line response: a dot at the beginning of a line is doubled, and a line
/// with one dot ends it (RFC 1939 §3).
final class MessageWriter {

    private static final int CHUNK = 16 * 1024;
    private static final byte[] DOT = {'.'};
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] END = {'.', '\r', '\n'};

    private final WireWriter out;
    private final long bodyLines;

    /// The octet before the one to be written; a message begins like a line.
    private int last = '\n';

    private boolean inHeader = true;
    private boolean lineIsEmpty = true;
    private long linesLeft;

    private MessageWriter(WireWriter out, long bodyLines) {
        this.out = out;
        this.bodyLines = bodyLines;
        this.linesLeft = bodyLines;
    }

    static void whole(WireWriter out, Content content) throws IOException {
        new MessageWriter(out, Long.MAX_VALUE).write(content);
    }

    /// The header, the empty line, and so many lines of the body.
    static void top(WireWriter out, Content content, long lines) throws IOException {
        new MessageWriter(out, lines).write(content);
    }

    private void write(Content content) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(1, content.size()))];
        boolean more = true;
        for (long position = 0; more && position < content.size(); ) {
            int count = content.read(position, ByteBuffer.wrap(chunk));
            if (count <= 0) {
                throw new EOFException("content ends before its size");
            }
            int end = bodyLines == Long.MAX_VALUE ? count : limit(chunk, count);
            more = end == count;
            stuff(chunk, end);
            position += count;
        }
        finish();
    }

    private void stuff(byte[] chunk, int count) throws IOException {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '.' && (i == 0 ? last : chunk[i - 1]) == '\n') {
                out.octets(chunk, from, i - from).octets(DOT);
                from = i;
            }
        }
        out.octets(chunk, from, count - from);
        last = count > 0 ? chunk[count - 1] : last;
    }

    /// How much of the chunk belongs to what TOP shows.
    private int limit(byte[] chunk, int count) {
        for (int i = 0; i < count; i++) {
            if (!inHeader && linesLeft == 0) {
                return i;
            }
            if (chunk[i] == '\n') {
                endOfLine();
            } else if (chunk[i] != '\r') {
                lineIsEmpty = false;
            }
        }
        return count;
    }

    private void endOfLine() {
        if (inHeader) {
            inHeader = !lineIsEmpty;
        } else {
            linesLeft--;
        }
        lineIsEmpty = true;
    }

    private void finish() throws IOException {
        if (last != '\n') {
            out.octets(CRLF);
        }
        out.octets(END);
    }
}

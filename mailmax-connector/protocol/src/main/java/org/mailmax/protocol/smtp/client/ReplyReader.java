package org.mailmax.protocol.smtp.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mailmax.protocol.wire.Deadline;

/// Reads replies, strictly: CRLF ends a line, all lines have the same code, and there is an end to it all.
final class ReplyReader {

    /// RFC 5321 §4.5.3.1.5 allows 512 octets; some hosts say more.
    static final int MAX_LINE = 2048;

    static final int MAX_LINES = 256;

    private static final int BUFFER = 2048;

    private final HostConnection connection;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);

    ReplyReader(HostConnection connection) {
        this.connection = connection;
    }

    /// @param timeout for the whole reply, not for each octet of it
    /// @throws MalformedReplyException for anything that is no reply
    /// @throws EOFException when the host closes before or within a reply
    HostReply read(Duration timeout) throws IOException {
        Deadline deadline = new Deadline(timeout);
        List<String> lines = new ArrayList<>(1);
        ReplyLine line = line(deadline);
        int code = line.code();
        lines.add(line.text());
        while (!line.last()) {
            line = line(deadline);
            if (line.code() != code || lines.size() == MAX_LINES) {
                throw new MalformedReplyException("the host's reply has "
                        + (line.code() == code ? "too many lines" : "lines with different codes"));
            }
            lines.add(line.text());
        }
        return new HostReply(code, List.copyOf(lines));
    }

    /// True when the host has said more than it was asked, as far as is known here.
    boolean hasUnread() {
        return buffer.hasRemaining();
    }

    private ReplyLine line(Deadline deadline) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (!takeLine(line)) {
            fill(deadline);
        }
        byte[] octets = line.toByteArray();
        if (octets.length < 2 || octets[octets.length - 2] != '\r') {
            throw new MalformedReplyException("a line of the host's reply does not end with CRLF");
        }
        return ReplyLine.parse(Arrays.copyOf(octets, octets.length - 2))
                .orElseThrow(() -> new MalformedReplyException("what the host says is no SMTP reply"));
    }

    /// Takes octets up to and with the next LF.
    ///
    /// @return true when it was there
    private boolean takeLine(ByteArrayOutputStream line) throws MalformedReplyException {
        byte[] octets = buffer.array();
        int at = buffer.position();
        while (at < buffer.limit() && octets[at] != '\n') {
            at++;
        }
        boolean complete = at < buffer.limit();
        int end = complete ? at + 1 : at;
        line.write(octets, buffer.position(), end - buffer.position());
        buffer.position(end);
        if (line.size() > MAX_LINE) {
            throw new MalformedReplyException("a line of the host's reply is too long");
        }
        return complete;
    }

    private void fill(Deadline deadline) throws IOException {
        int count = connection.read(buffer.clear().limit(buffer.capacity()), deadline.remaining());
        buffer.flip();
        if (count < 0) {
            throw new EOFException("the host has closed the connection");
        }
    }
}

package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.wire.WireWriter;

/// Writes the letters of IMAP's answers (RFC 9051 §4, §7) straight into a buffer that exists only while something is
/// being answered: from the first letter to [#pass].
public final class ImapWriter {

    private static final int BUFFER = 8192;
    private static final int MAX_QUOTED = 1024;
    private static final int MAX_DIGITS = 19;
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] NIL = {'N', 'I', 'L'};

    private final WireWriter wire;
    private byte[] buffer = NOTHING;
    private int length;
    private boolean open;

    public ImapWriter(WireWriter wire) {
        this.wire = wire;
    }

    /// Begins an untagged response: `* `.
    public ImapWriter untagged() throws IOException {
        open = true;
        return octet('*').octet(' ');
    }

    /// Ends a response.
    public void end() throws IOException {
        octet('\r').octet('\n');
        open = false;
    }

    /// A whole response.
    public void line(String text) throws IOException {
        open = true;
        ascii(text).end();
    }

    /// True between the beginning of a response and its end: nothing else can be said then.
    public boolean isOpen() {
        return open;
    }

    /// Hands everything on to the wire and gives the buffer back.
    public void pass() throws IOException {
        drain();
        buffer = NOTHING;
    }

    /// Hands everything on and sends it.
    public void flush() throws IOException {
        pass();
        wire.flush();
    }

    /// Goes over to TLS; what was written, the go-ahead, is the last in clear.
    public void startTls() throws IOException {
        pass();
        wire.startTls();
    }

    public ImapWriter octet(char c) throws IOException {
        ensure(1);
        buffer[length++] = (byte) c;
        return this;
    }

    public ImapWriter sp() throws IOException {
        return octet(' ');
    }

    /// Text that should be printable ASCII. What is not becomes `?`, so that no text, wherever it comes from, can end
    /// the line and begin another response.
    public ImapWriter ascii(String text) throws IOException {
        for (int from = 0; from < text.length(); from += BUFFER) {
            ascii(text, from, Math.min(text.length(), from + BUFFER));
        }
        return this;
    }

    private void ascii(String text, int from, int to) throws IOException {
        ensure(to - from);
        int at = length;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            buffer[at++] = c < ' ' || c > '~' ? (byte) '?' : (byte) c;
        }
        length = at;
    }

    public ImapWriter octets(byte[] octets) throws IOException {
        return octets(octets, 0, octets.length);
    }

    public ImapWriter octets(byte[] octets, int offset, int count) throws IOException {
        if (count > BUFFER) {
            drain();
            wire.octets(octets, offset, count);
        } else {
            ensure(count);
            System.arraycopy(octets, offset, buffer, length, count);
            length += count;
        }
        return this;
    }

    /// @param number not negative
    public ImapWriter number(long number) throws IOException {
        ensure(MAX_DIGITS);
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /// Two digits.
    public ImapWriter twoDigits(int number) throws IOException {
        return octet((char) ('0' + number / 10)).octet((char) ('0' + number % 10));
    }

    public ImapWriter nil() throws IOException {
        return octets(NIL);
    }

    /// `string`: quoted when it can be, else a literal.
    public ImapWriter string(String text) throws IOException {
        return quotedOrNothing(text) ? this : literal(text.getBytes(StandardCharsets.UTF_8));
    }

    /// `astring`: bare when it can be, else a string; characters beyond ASCII are quoted as RFC 9051 has it.
    public ImapWriter mailbox(String name) throws IOException {
        if (isAtom(name)) {
            return ascii(name);
        }
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        octet('"');
        for (byte octet : octets) {
            if (octet == '"' || octet == '\\') {
                octet('\\');
            }
            octet((char) octet);
        }
        return octet('"');
    }

    public ImapWriter literal(byte[] octets) throws IOException {
        return announce(octets.length).octets(octets);
    }

    /// `{42}` and the end of its line.
    public ImapWriter announce(long size) throws IOException {
        return octet('{').number(size).octet('}').octet('\r').octet('\n');
    }

    /// A part of a content, with nothing around it.
    public ImapWriter content(Content content, long offset, long count) throws IOException {
        drain();
        wire.content(content, offset, count);
        return this;
    }

    /// Writes the text as a quoted string of RFC 3501, or leaves everything as it was.
    private boolean quotedOrNothing(String text) throws IOException {
        int size = text.length();
        if (size > MAX_QUOTED) {
            return false;
        }
        ensure(2 * size + 2);
        int at = length;
        buffer[at++] = '"';
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
            if (c == '"' || c == '\\') {
                buffer[at++] = '\\';
            }
            buffer[at++] = (byte) c;
        }
        buffer[at++] = '"';
        length = at;
        return true;
    }

    private static boolean isAtom(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || "(){%*\"\\".indexOf(c) >= 0) {
                return false;
            }
        }
        // NIL would be read as no string at all.
        return !text.isEmpty() && !text.equalsIgnoreCase("NIL");
    }

    private void ensure(int count) throws IOException {
        if (buffer.length - length < count) {
            drain();
            if (buffer.length == 0) {
                buffer = new byte[BUFFER];
            }
        }
    }

    private void drain() throws IOException {
        if (length > 0) {
            wire.octets(buffer, 0, length);
            length = 0;
        }
    }
}

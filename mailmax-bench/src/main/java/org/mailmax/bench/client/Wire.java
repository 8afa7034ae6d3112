package org.mailmax.bench.client;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One connection, read at byte level through one reused buffer. Used by one thread at a time.
public final class Wire implements Closeable {

    /// A server silent for this long, in milliseconds, has failed.
    public static final int PATIENCE_MILLIS = 60_000;

    private static final int CONNECT_MILLIS = 10_000;
    private static final int SMALL_BUFFER = 2 * 1024;
    private static final int READING_BUFFER = 64 * 1024;
    private static final int LONGEST_LINE = 64 * 1024 * 1024;

    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private byte[] buffer = new byte[SMALL_BUFFER];
    private int start;
    private int end;
    private final Line line = new Line();

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /// Connects in the clear.
    public static Wire open(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(address, CONNECT_MILLIS);
            return new Wire(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// The server's end of a connection, for the sinks.
    public static Wire accepted(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return new Wire(socket);
    }

    /// Goes on over TLS: at once after connecting, or after STARTTLS.
    public void secure() throws IOException {
        socket = Tls.over(socket);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /// How long a read may wait, in milliseconds.
    public void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /// Sends octets as they are.
    public void send(byte[] octets, int from, int length) throws IOException {
        out.write(octets, from, length);
    }

    /// Sends text, each character one octet.
    public void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Reads one line of any length up to 64 MB.
    ///
    /// @return a view, valid until the next read
    public Line line() throws IOException {
        int scanned = start;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    return take(scanned);
                }
            }
            int known = scanned - start;
            fill();
            scanned = start + known;
        }
    }

    private Line take(int newline) {
        int length = newline > start && buffer[newline - 1] == '\r' ? newline - 1 - start : newline - start;
        line.over(buffer, start, length);
        start = newline + 1;
        return line;
    }

    /// Reads and forgets so many octets, as of a literal.
    public void skip(long octets) throws IOException {
        long left = octets - (end - start);
        if (left <= 0) {
            start += (int) octets;
            return;
        }
        if (buffer.length < READING_BUFFER) {
            buffer = new byte[READING_BUFFER];
        }
        while (left > 0) {
            left -= read(0, (int) Math.min(buffer.length, left));
        }
        start = 0;
        end = 0;
    }

    private void fill() throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
        } else if (end == buffer.length) {
            makeRoom();
        }
        end += read(end, buffer.length - end);
        if (end == buffer.length && buffer.length < READING_BUFFER) {
            buffer = Arrays.copyOf(buffer, READING_BUFFER);
        }
    }

    private void makeRoom() throws IOException {
        int unread = end - start;
        if (unread >= LONGEST_LINE) {
            throw new IOException("a line of more than " + LONGEST_LINE + " octets");
        }
        byte[] room = unread > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, start, room, 0, unread);
        buffer = room;
        start = 0;
        end = unread;
    }

    private int read(int position, int most) throws IOException {
        int count = in.read(buffer, position, most);
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package org.mailmax.protocol.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Supplier;

/// Reads lines and counted octets from one connection. It owns a buffer only while there is something in it, so that an
/// idle session costs next to nothing.
///
/// Before it waits for the client it sends what has been written to its [WireWriter]: replies to pipelined commands go
/// out together, and nobody has to think of flushing (RFC 2920 §3.2). A signal that comes while it waits is swallowed:
/// a session looks for news after each command anyway, and waits by [Connection#await] itself when it idles.
///
/// All methods throw [EOFException] when the client sends no more and [SocketTimeoutException] when it is too slow.
public final class WireReader {

    /// How many octets of one over-long line are read and thrown away before the connection is given up.
    public static final int FLOOD = 64 * 1024;

    private static final int BUFFER = 16 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Connection connection;
    private final WireWriter writer;
    private ByteBuffer buffer = NOTHING;

    public WireReader(Connection connection, WireWriter writer) {
        this.connection = connection;
        this.writer = writer;
    }

    /// Reads one line.
    ///
    /// @param limit octets without the CRLF
    /// @param timeout for the whole line, not for each octet of it
    /// @throws FloodException when an over-long line does not end within [#FLOOD] octets
    public Line readLine(int limit, Duration timeout) throws IOException {
        Deadline deadline = deadline(timeout);
        LineCollector line = new LineCollector(limit);
        do {
            fill(deadline);
        } while (!line.take(buffer));
        releaseIfEmpty();
        return line.result();
    }

    /// Copies exactly so many octets, such as an IMAP literal.
    ///
    /// @param patience for the next wait: a long literal may take its time, as long as it moves
    public void readOctets(long count, OutputStream target, Supplier<Duration> patience) throws IOException {
        for (long left = count; left > 0; ) {
            ByteBuffer chunk = chunk(patience.get());
            int taken = (int) Math.min(left, chunk.remaining());
            target.write(chunk.array(), chunk.arrayOffset() + chunk.position(), taken);
            chunk.position(chunk.position() + taken);
            left -= taken;
        }
        releaseIfEmpty();
    }

    /// Reads exactly so many octets into memory: only for counts known to be small.
    public byte[] readOctets(int count, Supplier<Duration> patience) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(count);
        readOctets(count, octets, patience);
        return octets.toByteArray();
    }

    /// Reads exactly so many octets and throws them away.
    public void discard(long count, Supplier<Duration> patience) throws IOException {
        readOctets(count, OutputStream.nullOutputStream(), patience);
    }

    /// A moment from now on by the clock of the connection.
    public Deadline deadline(Duration timeout) {
        return new Deadline(timeout, connection::nanoTime);
    }

    /// The time of the connection in nanoseconds.
    public long nanoTime() {
        return connection.nanoTime();
    }

    /// The octets that can be read without waiting, at least one, in a buffer with an array. What the caller consumes
    /// is consumed; the buffer is valid until the next call.
    public ByteBuffer chunk(Duration timeout) throws IOException {
        fill(deadline(timeout));
        return buffer;
    }

    /// True when the client has sent something that has not been read, here or in the connection. After STARTTLS this
    /// means that somebody injected commands (CVE-2011-0411).
    public boolean hasBuffered() {
        return buffer.hasRemaining() || connection.hasUnreadInput();
    }

    /// Forgets what was received and not read.
    public void discardBuffered() {
        buffer = NOTHING;
    }

    private void fill(Deadline deadline) throws IOException {
        if (!buffer.hasRemaining()) {
            awaitInput(deadline);
            ByteBuffer fresh = buffer == NOTHING ? ByteBuffer.allocate(BUFFER) : buffer.clear();
            buffer = NOTHING;
            if (connection.read(fresh, deadline.remaining()) < 0) {
                throw new EOFException("the client has closed the connection");
            }
            buffer = fresh.flip();
        }
    }

    private void awaitInput(Deadline deadline) throws IOException {
        if (connection.hasUnreadInput()) {
            return;
        }
        writer.flush();
        buffer = NOTHING;
        Connection.Event event;
        do {
            event = connection.await(deadline.remaining());
        } while (event == Connection.Event.SIGNAL);
        if (event == Connection.Event.TIMEOUT) {
            throw new SocketTimeoutException("the client has been silent too long");
        }
    }

    private void releaseIfEmpty() {
        if (!buffer.hasRemaining()) {
            buffer = NOTHING;
        }
    }
}

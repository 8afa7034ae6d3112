package org.mailmax.adapter.net;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.mailmax.protocol.wire.Connection.Event;
import org.mailmax.protocol.wire.ShutdownException;
import org.mailmax.protocol.wire.ShutdownException.Reason;

/// Octets received and not yet read, and everything else a session may wait for. Filled by Netty's threads, emptied
/// by one session.
final class Inbox {

    /// Above this Netty stops reading from the socket, below half of it reads again.
    private static final int HIGH_WATER_OCTETS = 256 * 1024;

    private Queue<ByteBuf> chunks;
    private int octets;
    private boolean signalled;
    private boolean ended;
    private Optional<Reason> stop = Optional.empty();

    /// @return true when there is enough and reading should pause
    synchronized boolean add(ByteBuf chunk) {
        if (ended || !chunk.isReadable()) {
            chunk.release();
            return false;
        }
        if (chunks == null) {
            chunks = new ArrayDeque<>(4);
        }
        chunks.add(chunk);
        octets += chunk.readableBytes();
        notifyAll();
        return octets > HIGH_WATER_OCTETS;
    }

    synchronized void signal() {
        signalled = true;
        notifyAll();
    }

    /// The client sends no more; what has come can still be read.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Octets that have come are still read when the server stops, and no more when the session was ended.
    synchronized void stop(Reason reason) {
        stop = Optional.of(reason);
        notifyAll();
    }

    synchronized boolean hasOctets() {
        return octets > 0;
    }

    synchronized boolean wantsMore() {
        return octets < HIGH_WATER_OCTETS / 2;
    }

    synchronized Event await(Duration timeout) throws IOException {
        if (!waitFor(timeout, true)) {
            return Event.TIMEOUT;
        }
        if (octets > 0 || ended) {
            return Event.INPUT;
        }
        signalled = false;
        return Event.SIGNAL;
    }

    /// @return how many octets, 0 after the time-out, -1 at the end
    synchronized int read(ByteBuffer target, Duration timeout) throws IOException {
        if (!waitFor(timeout, false)) {
            return 0;
        }
        int before = target.position();
        while (target.hasRemaining() && octets > 0) {
            take(target);
        }
        int count = target.position() - before;
        return count == 0 ? -1 : count;
    }

    private void take(ByteBuffer target) {
        ByteBuf first = chunks.peek();
        int count = Math.min(first.readableBytes(), target.remaining());
        first.readBytes(target.slice(target.position(), count));
        target.position(target.position() + count);
        octets -= count;
        if (!first.isReadable()) {
            chunks.remove().release();
        }
        if (octets == 0) {
            chunks = null;
        }
    }

    private boolean waitFor(Duration timeout, boolean signalCounts) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        if (stop.equals(Optional.of(Reason.SESSION_ENDED))) {
            throw new ShutdownException(Reason.SESSION_ENDED);
        }
        while (octets == 0 && !ended && !(signalCounts && signalled)) {
            if (stop.isPresent()) {
                throw new ShutdownException(stop.get());
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            waitNanos(left);
        }
        return true;
    }

    private void waitNanos(long nanos) throws IOException {
        try {
            wait(nanos / 1_000_000 + 1);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ShutdownException();
        }
    }
}

package org.mailmax.protocol.testkit;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A connection whose client takes its time. Its clock moves only while the server waits, and by as much as the client
/// lets it wait, so that an hour passes at once and nothing depends on the machine.
public final class SlowConnection extends PiecewiseConnection {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final InMemoryConnection connection;
    private final Deque<Object> acts;
    private long now;

    /// @param acts what the client does, one after the other: says a String, does nothing for a Duration, or lets
    /// something else happen, a Runnable; then it hangs up
    public SlowConnection(InMemoryConnection connection, Object... acts) {
        super(connection);
        this.connection = connection;
        this.acts = new ArrayDeque<>(List.of(acts));
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Event await(Duration timeout) throws IOException {
        Duration left = timeout;
        while (!connection.hasUnreadInput() && acts.peek() instanceof Duration pause) {
            acts.remove();
            if (pause.compareTo(left) >= 0) {
                now += left.toNanos();
                acts.push(pause.minus(left));
                return Event.TIMEOUT;
            }
            now += pause.toNanos();
            left = left.minus(pause);
        }
        return connection.hasUnreadInput() || left.isPositive() ? next() : Event.TIMEOUT;
    }

    private Event next() throws IOException {
        if (!connection.hasUnreadInput()) {
            switch (acts.poll()) {
                case null -> connection.client().finish();
                case Runnable event -> event.run();
                case Object words -> connection.client().send(words.toString());
            }
        }
        return connection.await(AT_ONCE);
    }

    @Override
    public int read(ByteBuffer target, Duration timeout) throws IOException {
        if (!connection.hasUnreadInput() && await(timeout) == Event.TIMEOUT) {
            throw new SocketTimeoutException("silent");
        }
        return connection.read(target, AT_ONCE);
    }
}

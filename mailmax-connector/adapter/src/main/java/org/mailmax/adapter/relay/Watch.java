package org.mailmax.adapter.relay;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mailmax.adapter.net.Threads;

/// Looks after all connections once in a while: ends those whose host does not read, for which sockets have no
/// time-out.
final class Watch implements AutoCloseable {

    static final long NEVER = Long.MIN_VALUE;

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);

    private final Set<SocketConnection> connections = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;

    /// @param also done at each look
    Watch(Runnable also) {
        thread = Threads.detached().name("relay-watch").start(() -> {
            while (!closed) {
                LockSupport.parkNanos(INTERVAL);
                look();
                also.run();
            }
        });
    }

    static long moment(Duration fromNow) {
        return System.nanoTime() + fromNow.toNanos();
    }

    void add(SocketConnection connection) {
        connections.add(connection);
    }

    void remove(SocketConnection connection) {
        connections.remove(connection);
    }

    /// Ends every connection.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        connections.forEach(SocketConnection::abort);
    }

    private void look() {
        long now = System.nanoTime();
        connections.stream().filter(connection -> connection.isOverdue(now)).forEach(SocketConnection::abort);
    }
}

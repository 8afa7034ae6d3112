package org.mailmax.bench.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.mailmax.bench.client.Wire;

/// Hosts on loopback addresses of their own, 127.1.0.1 and so on, all on one port, that count the messages they take
/// from a relay and forget them. They stay open as long as the driver runs, as hosts do.
public final class RelaySink {

    /// How many hosts there are.
    public static final int HOSTS = 50;

    private static final int BACKLOG = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final AtomicLong arrived = new AtomicLong();
    private volatile long lastArrival = System.nanoTime();

    /// @throws UncheckedIOException when the port is taken
    public RelaySink(int port) {
        try {
            for (int host = 0; host < HOSTS; host++) {
                ServerSocket door = new ServerSocket();
                door.setReuseAddress(true);
                door.bind(new InetSocketAddress(address(host), port), BACKLOG);
                Thread.startVirtualThread(() -> welcome(door));
            }
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /// The address of a recipient at one of the hosts: an address literal, so that nobody needs a name server.
    public static String recipient(int host) {
        return "somebody@[" + address(host).getHostAddress() + "]";
    }

    /// Messages taken altogether.
    public long arrived() {
        return arrived.get();
    }

    /// Waits until so many messages have been taken altogether.
    ///
    /// @return when the last one was, by the clock of [System#nanoTime]
    /// @throws IOException when none comes for minutes, or there are too many
    public long await(long count) throws IOException, InterruptedException {
        while (arrived() < count) {
            if (System.nanoTime() - lastArrival > PATIENCE.toNanos()) {
                throw new IOException((count - arrived()) + " of " + count + " messages never came");
            }
            Thread.sleep(1);
        }
        if (arrived() > count) {
            throw new IOException((arrived() - count) + " messages came twice");
        }
        return lastArrival;
    }

    /// From now on minutes count.
    public void begin() {
        lastArrival = System.nanoTime();
    }

    private static InetAddress address(int host) {
        return InetAddress.ofLiteral("127.1.0." + (host % HOSTS + 1));
    }

    private void welcome(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new RelaySession(Wire.accepted(socket), this::take).serve();
        } catch (IOException _) {
            // The relay went away.
        }
    }

    private void take() {
        lastArrival = System.nanoTime();
        arrived.incrementAndGet();
    }
}

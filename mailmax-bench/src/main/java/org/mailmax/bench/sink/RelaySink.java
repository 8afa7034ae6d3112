package org.mailmax.bench.sink;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.mailmax.bench.client.Wire;

/// Hosts on loopback addresses of their own, 127.1.0.1 and so on, all on one port, that count the messages they take
/// from a relay and forget them. They stay open as long as the driver runs, as hosts do.
public final class RelaySink {

    /// How many hosts there are.
    public static final int HOSTS = 50;

    /// How many hosts [#deadRecipient] knows.
    public static final int DEAD_HOSTS = 60_000;

    private static final int BACKLOG = 1000;
    private static final int SILENT_BACKLOG = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final AtomicLong arrived = new AtomicLong();
    private volatile long lastArrival = System.nanoTime();

    /// @throws UncheckedIOException when the port is taken
    public RelaySink(int port) {
        try {
            for (int host = 0; host < HOSTS; host++) {
                ServerSocket door = door(new InetSocketAddress(address(host), port), BACKLOG);
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

    /// From now on nobody answers at any other loopback address of the port: the first connections are made and nothing
    /// is said on them, the others are not even made. For as long as the result is open.
    ///
    /// @throws UncheckedIOException when the port is taken
    public static Closeable silence(int port) {
        try {
            return door(new InetSocketAddress(port), SILENT_BACKLOG);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /// A recipient at a host where nobody takes mail.
    public static String deadRecipient(int host) {
        return "somebody@[127.2.%d.%d]".formatted(host / 250, host % 250 + 1);
    }

    /// The port is shared between the hosts and the silence around them.
    private static ServerSocket door(InetSocketAddress address, int backlog) throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReuseAddress(true);
        door.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        door.bind(address, backlog);
        return door;
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

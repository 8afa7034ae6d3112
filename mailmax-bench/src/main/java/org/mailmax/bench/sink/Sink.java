package org.mailmax.bench.sink;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.mailmax.bench.client.Dialect;
import org.mailmax.bench.client.Wire;

/// SMTP, LMTP, IMAP and POP3 on loopback over a mailroom that keeps nothing: a server as fast as a server could be.
public final class Sink implements Closeable {

    private static final int MESSAGE_SIZE = 4096;
    private static final int BACKLOG = 1000;

    private final Mailroom mailroom = new Mailroom();
    private final List<ServerSocket> doors = new ArrayList<>();
    private final Properties properties = new Properties();

    /// A conversation with one client.
    @FunctionalInterface
    interface Session {
        void serve() throws IOException;
    }

    /// Opens the four ports.
    ///
    /// @param base the first of four ports, or 0 for any
    public Sink(int base) throws IOException {
        properties.setProperty("name", "sink");
        properties.setProperty("account", "user%d@example.test");
        properties.setProperty("password", "secret");
        properties.setProperty("size", Integer.toString(MESSAGE_SIZE));
        Bodies bodies = new Bodies(MESSAGE_SIZE);
        door("smtp", base, 0, wire -> new SmtpSession(wire, mailroom, Dialect.SMTP));
        door("lmtp", base, 1, wire -> new SmtpSession(wire, mailroom, Dialect.LMTP));
        door("imap", base, 2, wire -> new ImapSession(wire, mailroom, bodies));
        door("pop3", base, 3, wire -> new Pop3Session(wire, mailroom, bodies));
    }

    /// The target description of this sink.
    public Properties properties() {
        return properties;
    }

    private void door(String service, int base, int offset, Function<Wire, Session> sessions) throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), base == 0 ? 0 : base + offset), BACKLOG);
        doors.add(door);
        properties.setProperty(service + ".port", Integer.toString(door.getLocalPort()));
        Thread.startVirtualThread(() -> welcome(door, sessions));
    }

    private static void welcome(ServerSocket door, Function<Wire, Session> sessions) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                Thread.startVirtualThread(() -> serve(socket, sessions));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private static void serve(Socket socket, Function<Wire, Session> sessions) {
        try (socket) {
            sessions.apply(Wire.accepted(socket)).serve();
        } catch (IOException _) {
            // The client went away.
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket door : doors) {
            door.close();
        }
    }
}

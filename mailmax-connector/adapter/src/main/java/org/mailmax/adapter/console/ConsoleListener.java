package org.mailmax.adapter.console;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.mailmax.adapter.net.Threads;
import org.mailmax.mail.port.OperatorConsole;

/// Takes commands on a Unix domain socket. Who can open the socket is the operator: it is readable and writable for its
/// owner alone, so no password is asked for.
public final class ConsoleListener implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ConsoleListener.class.getName());

    private final ServerSocketChannel server;
    private final Path socket;
    private final OperatorConsole console;

    private ConsoleListener(ServerSocketChannel server, Path socket, OperatorConsole console) {
        this.server = server;
        this.socket = socket;
        this.console = console;
    }

    /// @param socket a path whose directory exists; a socket left there by a server that was killed is replaced
    public static ConsoleListener open(Path socket, OperatorConsole console) throws IOException {
        // Closed to others before the socket is there, so that there is no moment when they could connect.
        Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        ConsoleListener listener = new ConsoleListener(server, socket, console);
        Threads.detached().name("operator-console").start(listener::acceptAll);
        return listener;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                Threads.detached().name("operator-command").start(() -> serve(client));
            } catch (ClosedChannelException stopped) {
                return;
            } catch (IOException failed) {
                LOG.log(Level.WARNING, "the operator's console could not accept a connection", failed);
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            new ConsoleDialogue(client, console).run();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "the operator has gone", gone);
        }
    }
}

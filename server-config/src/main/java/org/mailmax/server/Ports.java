package org.mailmax.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/// Looks whether the ports MailMax needs are free, before the server is started.
final class Ports {

    private Ports() {}

    /// @throws Refusal naming the first port that is taken and the setting that moves it
    static void checkFree(Settings settings) {
        settings.ports().forEach((listener, port) -> {
            if (port != 0) {
                check(listener, settings.address(listener), port);
            }
        });
    }

    private static void check(Listener listener, String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the server itself does: a port whose old connections are still in TIME_WAIT is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
        } catch (SocketException e) {
            throw new Refusal(
                    "Port " + port + " on " + address + " cannot be used for " + listener + " (" + e.getMessage()
                            + "); free it, or choose another one with " + listener.setting() + ".",
                    e);
        } catch (IOException e) {
            throw new Refusal("Port " + port + " cannot be checked: " + e.getMessage(), e);
        }
    }

    /// The same loopback port as before when it is still free, otherwise another.
    static int sameOrAnyFree(int before) {
        try (ServerSocket socket = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return anyFree();
        }
    }

    /// A loopback port nobody listens on at the moment.
    static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Refusal("No free port was found: " + e.getMessage(), e);
        }
    }
}

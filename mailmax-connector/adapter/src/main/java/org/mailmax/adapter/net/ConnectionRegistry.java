package org.mailmax.adapter.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Every connection of a listener: counts them against the limits and ends them when the server stops.
final class ConnectionRegistry {

    private final ConnectionLimits limits;
    private final Set<NettyConnection> connections = new HashSet<>();
    private final Map<InetAddress, Integer> perNetwork = new HashMap<>();
    private boolean stopping;

    ConnectionRegistry(ConnectionLimits limits) {
        this.limits = limits;
    }

    /// @return false when a limit is reached; the connection is not counted then
    synchronized boolean add(NettyConnection connection) {
        InetAddress network = network(connection);
        if (stopping
                || connections.size() >= limits.total()
                || perNetwork.getOrDefault(network, 0) >= limits.perAddress()) {
            return false;
        }
        connections.add(connection);
        perNetwork.merge(network, 1, Integer::sum);
        return true;
    }

    synchronized void remove(NettyConnection connection) {
        if (connections.remove(connection)) {
            perNetwork.computeIfPresent(network(connection), (_, count) -> count == 1 ? null : count - 1);
            notifyAll();
        }
    }

    synchronized Set<NettyConnection> all() {
        return Set.copyOf(connections);
    }

    synchronized int size() {
        return connections.size();
    }

    /// Tells every session to say good-bye and waits for them; closes what is left after the time.
    synchronized void stop(Duration patience) throws InterruptedException {
        stopping = true;
        connections.forEach(NettyConnection::stop);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!connections.isEmpty() && System.nanoTime() < deadline) {
            wait(100);
        }
        Set.copyOf(connections).forEach(NettyConnection::close);
    }

    private static InetAddress network(NettyConnection connection) {
        InetAddress address = connection.peer().remote().getAddress();
        return address instanceof Inet6Address ? network64(address) : address;
    }

    private static InetAddress network64(InetAddress address) {
        byte[] octets = address.getAddress();
        Arrays.fill(octets, 8, 16, (byte) 0);
        try {
            return InetAddress.getByAddress(octets);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

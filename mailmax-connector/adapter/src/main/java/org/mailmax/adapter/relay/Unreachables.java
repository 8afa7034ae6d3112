package org.mailmax.adapter.relay;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Addresses that did not answer lately. They are tried after the others, so that a dead first host costs its time-out
/// once and not for every message.
final class Unreachables {

    private final Map<InetSocketAddress, Long> until = new ConcurrentHashMap<>();
    private final Duration memory;

    Unreachables(Duration memory) {
        this.memory = memory;
    }

    void add(InetSocketAddress address) {
        until.put(address, Watch.moment(memory));
    }

    void remove(InetSocketAddress address) {
        until.remove(address);
    }

    boolean contains(InetSocketAddress address) {
        Long end = until.get(address);
        return end != null && end - System.nanoTime() > 0;
    }

    /// Forgets what is long ago.
    void sweep() {
        until.values().removeIf(end -> end - System.nanoTime() < 0);
    }
}

package org.mailmax.queue.dispatch;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.port.MailRelay;
import org.mailmax.mail.relay.Destination;

/// The way out, and the gates of the smart hosts on it.
final class WayOut {

    private final MailRelay relay;
    private final Consumer<Lane> call;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /// @param call to a destination that waits at a gate: there is a place now
    WayOut(MailRelay relay, Consumer<Lane> call) {
        this.relay = relay;
        this.call = call;
    }

    MailRelay relay() {
        return relay;
    }

    /// The gate on the way to a destination; nothing when that is the recipients' own hosts.
    Optional<Gate> gate(Destination destination, DomainName recipients) {
        return destination.name().equals(recipients.name())
                ? Optional.empty()
                : Optional.of(gates.computeIfAbsent(destination.name(), _ -> new Gate()));
    }

    /// The name under which a smart host has a policy.
    static DomainName policyName(Destination smartHost) {
        String host = smartHost.hosts().getFirst().name();
        return DomainName.parse(host).orElseGet(() -> new DomainName("[" + host + "]"));
    }

    void back(Gate gate) {
        gate.leave().forEach(lane -> {
            lane.unpark();
            call.accept(lane);
        });
    }

    /// Somebody wants everything to be tried at once.
    void reopen() {
        gates.values().forEach(Gate::reopen);
    }
}

package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailmax.dns.AddressKind;
import org.mailmax.dns.Dns;

/// Knows whether a host is ourselves: by name, or by an address of this machine or of our name.
@ApplicationScoped
public class OwnHost {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    @Inject
    private RelaySettings settings;

    @Inject
    private Dns dns;

    private volatile Addresses known = new Addresses(Set.of(), Instant.MIN);

    private record Addresses(Set<InetAddress> all, Instant until) {}

    boolean isNamed(String host) {
        return host.equals(settings.hostname());
    }

    boolean has(InetAddress address, int port) {
        return settings.couldBeOurs(port) && addresses().contains(address);
    }

    /// Whether IPv6 leads from here into the Internet.
    boolean hasIpv6() {
        return addresses().stream()
                .anyMatch(address -> address instanceof java.net.Inet6Address && !AddressKind.isPrivate(address));
    }

    private Set<InetAddress> addresses() {
        Addresses current = known;
        if (Instant.now().isAfter(current.until())) {
            current = new Addresses(look(), Instant.now().plus(REMEMBERED_FOR));
            known = current;
        }
        return current.all();
    }

    private Set<InetAddress> look() {
        Set<InetAddress> all = new HashSet<>(dns.addresses(settings.hostname()).records());
        settings.listening().ifPresentOrElse(all::add, () -> all.addAll(interfaces()));
        return Set.copyOf(all);
    }

    private static List<InetAddress> interfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(OwnHost::withoutScope)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /// The address itself, without the interface it was found at.
    private static InetAddress withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}

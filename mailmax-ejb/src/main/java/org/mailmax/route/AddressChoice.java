package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.mailmax.dns.AddressKind;

/// Which addresses of a host are tried, and in which order.
@ApplicationScoped
public class AddressChoice {

    /// Of one host: more would only make a dead one take longer.
    static final int MAX_ADDRESSES = 8;

    @Inject
    private RelaySettings settings;

    @Inject
    private OwnHost ownHost;

    /// The addresses by chance within their family (RFC 5321 §5.1), IPv6 first where this machine has it. A host is
    /// never tried by one family alone.
    List<InetAddress> choose(Collection<InetAddress> all) {
        List<InetAddress> usable = new ArrayList<>(all);
        usable.removeIf(address ->
                AddressKind.isUseless(address) || !settings.privateAddresses() && AddressKind.isPrivate(address));
        Collections.shuffle(usable);
        boolean sixFirst = ownHost.hasIpv6();
        usable.sort(Comparator.comparing(address -> address instanceof Inet6Address != sixFirst));
        return usable.size() <= MAX_ADDRESSES ? usable : bothFamilies(usable);
    }

    private static List<InetAddress> bothFamilies(List<InetAddress> sorted) {
        List<InetAddress> some = new ArrayList<>(sorted.subList(0, MAX_ADDRESSES / 2));
        some.addAll(sorted.subList(sorted.size() - MAX_ADDRESSES / 2, sorted.size()));
        return some;
    }
}

package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.dns.AddressKind;
import org.mailmax.dns.Dns;
import org.mailmax.dns.DnsAnswer;
import org.mailmax.mail.relay.Destination;
import org.mailmax.route.TlsRequirements.Need;

/// The way to a smart host. The operator named it, so it may be anywhere; and what is wrong with it is no reason to
/// return mail.
@ApplicationScoped
public class SmartHosts {

    @Inject
    private Dns dns;

    @Inject
    private OwnHost ownHost;

    @Inject
    private RelaySettings settings;

    NextHop hop(SmartHost host, Optional<InetAddress> source, Need need) {
        if (need == Need.VERIFIED && !host.security().isVerified()) {
            return new NextHop.NoVerifiedHost(NextHop.reply(
                    550, "5.7.10", "the message demands TLS with a verified host, and the smart host is not verified"));
        }
        return switch (addresses(host.host())) {
            case DnsAnswer.Failed<InetAddress>(String why) -> later(host, "cannot be looked up: " + why);
            case DnsAnswer.Nothing<InetAddress> _ -> later(host, "has no address");
            case DnsAnswer.Found<InetAddress> found -> to(host, found.records(), source);
        };
    }

    private NextHop to(SmartHost host, List<InetAddress> found, Optional<InetAddress> source) {
        if (found.stream().anyMatch(address -> ownHost.has(address, host.port()))) {
            return later(host, "is this host itself");
        }
        List<InetAddress> addresses = new ArrayList<>(found);
        addresses.removeIf(AddressKind::isUseless);
        return addresses.isEmpty()
                ? later(host, "has no usable address")
                : new NextHop.To(new Destination(
                        host.name(),
                        List.of(new Destination.Host(host.host(), addresses, host.port(), host.policy())),
                        host.login(),
                        source,
                        settings.hostname()));
    }

    private DnsAnswer<InetAddress> addresses(String host) {
        try {
            return new DnsAnswer.Found<>(List.of(InetAddress.ofLiteral(host)), host, false);
        } catch (IllegalArgumentException aName) {
            return dns.addresses(host);
        }
    }

    private static NextHop later(SmartHost host, String why) {
        return new NextHop.TryLater(NextHop.reply(451, "4.4.4", "the smart host " + host.host() + " " + why));
    }
}

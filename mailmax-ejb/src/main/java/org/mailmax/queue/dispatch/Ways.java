package org.mailmax.queue.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.TlsPolicy;

/// Where mail goes next: to the smart host.
@ApplicationScoped
public class Ways {

    /// `host:port`
    @Inject
    @ConfigProperty(name = "mailmax.queue.smarthost")
    private Optional<String> smartHost;

    @Inject
    @ConfigProperty(name = "mailmax.hostname")
    private Optional<String> hostname;

    public Way find(DomainName domain, ReversePath sender, Optional<AccountId> account) {
        if (smartHost.isEmpty()) {
            return new Way.Later(Reply.none("no way to other hosts is known"));
        }
        String[] parts = smartHost.get().split(":");
        try {
            return new Way.To(new Destination(
                    domain.name(),
                    List.of(new Destination.Host(
                            parts[0],
                            List.of(InetAddress.getAllByName(parts[0])),
                            Integer.parseInt(parts[1]),
                            new TlsPolicy.Opportunistic())),
                    Optional.empty(),
                    Optional.empty(),
                    hostname.orElse("localhost")));
        } catch (UnknownHostException e) {
            return new Way.Later(Reply.none(e.getMessage()));
        }
    }
}

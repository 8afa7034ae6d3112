package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.TlsPolicy;

/// Says where mail goes next. Answers come from the DNS and may take as long as its time-outs; what is known is
/// remembered, so asking again costs little.
@ApplicationScoped
public class Routes {

    @Inject
    private MailExchangers exchangers;

    @Inject
    private RelaySettings settings;

    /// Where mail for the domain goes.
    ///
    /// @param sender whose domain may have a smart host or a source address of its own
    /// @param account who sends or forwards it; it may have a smart host of its own
    public NextHop destination(DomainName domain, ReversePath sender, Optional<AccountId> account) {
        return switch (exchangers.find(domain)) {
            case MailHosts.None(NextHop why) -> why;
            case MailHosts.Known(List<MailHost> hosts, boolean _) -> to(domain, hosts);
        };
    }

    private NextHop to(DomainName domain, List<MailHost> hosts) {
        return new NextHop.To(new Destination(
                domain.name(),
                hosts.stream().map(this::host).toList(),
                Optional.empty(),
                Optional.empty(),
                settings.hostname()));
    }

    private Destination.Host host(MailHost host) {
        return new Destination.Host(host.name(), host.addresses(), settings.port(), new TlsPolicy.Opportunistic());
    }
}

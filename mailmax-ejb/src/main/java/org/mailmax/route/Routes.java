package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.relay.Destination;
import org.mailmax.route.TlsRequirements.Decision;
import org.mailmax.route.TlsRequirements.Need;

/// Says where mail goes next. Answers come from the DNS and may take as long as its time-outs; what is known is
/// remembered, so asking again costs little. Not to be called inside a transaction.
@ApplicationScoped
public class Routes {

    private static final System.Logger LOG = System.getLogger(Routes.class.getName());

    @Inject
    private RouteTable table;

    @Inject
    private SmartHosts smartHosts;

    @Inject
    private MailExchangers exchangers;

    @Inject
    private TlsRequirements requirements;

    @Inject
    private RelaySettings settings;

    /// Where mail for the domain goes.
    ///
    /// @param sender whose domain may have a smart host or a source address of its own
    /// @param account who sends or forwards it; it may have a smart host of its own
    public NextHop destination(DomainName domain, ReversePath sender, Optional<AccountId> account) {
        return destination(domain, sender, account, Need.WHATEVER_THERE_IS);
    }

    /// Where mail for the domain goes that must not meet a host whose name and certificate are not verified
    /// (REQUIRETLS, RFC 8689 §4.2.1).
    public NextHop verifiedDestination(DomainName domain, ReversePath sender, Optional<AccountId> account) {
        return destination(domain, sender, account, Need.VERIFIED);
    }

    /// Where a message goes that is to arrive however bad TLS is: reports on just that (RFC 8460 §3).
    public NextHop anyDestination(DomainName domain) {
        return destination(domain, ReversePath.NULL, Optional.empty(), Need.NOTHING);
    }

    /// What goes wrong on our side is no reason to return mail.
    private NextHop destination(DomainName domain, ReversePath sender, Optional<AccountId> account, Need need) {
        try {
            return found(domain, sender, account, need);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the way to " + domain + " cannot be found", e);
            return new NextHop.TryLater(
                    NextHop.reply(451, "4.3.0", "the way to " + domain + " cannot be found at the moment"));
        }
    }

    private NextHop found(DomainName domain, ReversePath sender, Optional<AccountId> account, Need need) {
        Optional<InetAddress> source = table.source(sender);
        return table.smartHost(domain, sender, account)
                .map(host -> smartHosts.hop(host, source, need))
                .orElseGet(() -> direct(domain, source, need));
    }

    private NextHop direct(DomainName domain, Optional<InetAddress> source, Need need) {
        return switch (exchangers.find(domain)) {
            case MailHosts.None(NextHop why) -> why;
            case MailHosts.Known known -> to(domain, requirements.decide(domain, known, need), source);
        };
    }

    private NextHop to(DomainName domain, Decision decision, Optional<InetAddress> source) {
        if (!decision.hosts().isEmpty()) {
            return new NextHop.To(
                    new Destination(domain.name(), decision.hosts(), Optional.empty(), source, settings.hostname()));
        }
        return decision.notNow().isEmpty() ? unverified(domain, decision.never()) : later(decision.notNow());
    }

    private static NextHop later(List<String> why) {
        return new NextHop.TryLater(NextHop.reply(451, "4.7.5", String.join("; ", why)));
    }

    private static NextHop unverified(DomainName domain, List<String> why) {
        return new NextHop.NoVerifiedHost(NextHop.reply(
                550,
                "5.7.10",
                "the message demands TLS with a verified host, and " + domain + " has none: "
                        + String.join("; ", why)));
    }
}

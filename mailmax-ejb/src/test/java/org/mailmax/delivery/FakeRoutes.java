package org.mailmax.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.route.NextHop;
import org.mailmax.route.Routes;

/// The ways into the [FakeWorld]: straight to each domain, unless the test knows a smart host.
final class FakeRoutes extends Routes {

    private final Map<String, String> smartHosts = new ConcurrentHashMap<>();
    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    /// @param mail a recipients' domain or a sender's address
    FakeRoutes through(String smartHost, String mail) {
        smartHosts.put(mail, smartHost);
        return this;
    }

    /// The hosts of the domain can prove who they are.
    FakeRoutes isVerified(String domain) {
        verified.add(domain);
        return this;
    }

    @Override
    public NextHop destination(DomainName domain, ReversePath sender, Optional<AccountId> account) {
        String from = sender.address().map(EmailAddress::toString).orElse("");
        String name = smartHosts.getOrDefault(from, smartHosts.getOrDefault(domain.name(), domain.name()));
        return new NextHop.To(FakeWorld.destination(name));
    }

    @Override
    public NextHop verifiedDestination(DomainName domain, ReversePath sender, Optional<AccountId> account) {
        return verified.contains(domain.name())
                ? destination(domain, sender, account)
                : new NextHop.NoVerifiedHost(NextHop.reply(550, "5.7.10", domain + " has no verified host"));
    }
}

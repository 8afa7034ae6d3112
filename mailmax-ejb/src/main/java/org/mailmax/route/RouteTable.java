package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;

/// Which smart host and which address of ours are for which mail. Read as a whole when the directory has changed, and
/// once a minute because it may change on another node.
@ApplicationScoped
public class RouteTable {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    @Inject
    private MailRoutes routes;

    @Inject
    private DirectoryNews news;

    private volatile Table table = new Table(-1, Instant.MIN, Map.of(), Map.of());

    private record Table(
            long generation, Instant until, Map<String, SmartHost> routes, Map<String, InetAddress> sources) {}

    /// The first that matches: the recipient's domain, because the operator knows how it is reached; then the account,
    /// then the sender's domain, then everything.
    Optional<SmartHost> smartHost(DomainName domain, ReversePath sender, Optional<AccountId> account) {
        Map<String, SmartHost> known = table().routes();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Stream<RouteMatch> matches = Stream.of(
                        Optional.of(new RouteMatch.Recipients(domain)),
                        account.map(RouteMatch.Account::new),
                        sender.address().map(EmailAddress::domain).map(RouteMatch.Senders::new),
                        Optional.of(new RouteMatch.Everything()))
                .flatMap(Optional::stream);
        return matches.map(match -> known.get(match.key()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// The address that mail of this sender leaves from; nothing leaves it to the system.
    Optional<InetAddress> source(ReversePath sender) {
        Map<String, InetAddress> known = table().sources();
        return sender.address()
                .map(address -> known.get(address.domain().name()))
                .or(() -> Optional.ofNullable(known.get(SourceAddress.OTHERS)));
    }

    private Table table() {
        Table current = table;
        long generation = news.generation();
        if (current.generation() != generation || Instant.now().isAfter(current.until())) {
            current = read(generation);
            table = current;
        }
        return current;
    }

    private Table read(long generation) {
        Map<String, SmartHost> hosts = new HashMap<>();
        routes.list().forEach(route -> hosts.put(route.match().key(), routes.smartHost(route)));
        Map<String, InetAddress> sources = new HashMap<>();
        routes.sources().forEach(source -> sources.put(source.domain(), source.address()));
        return new Table(generation, Instant.now().plus(REMEMBERED_FOR), hosts, sources);
    }
}

package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.mailmax.dns.Dns;
import org.mailmax.dns.DnsAnswer;
import org.mailmax.dns.MailExchange;
import org.mailmax.mail.address.DomainName;

/// Finds the hosts of a domain by RFC 5321 §5.1.
@ApplicationScoped
public class MailExchangers {

    /// The best of them: a domain with more has enough in these.
    static final int MAX_HOSTS = 10;

    @Inject
    private Dns dns;

    @Inject
    private RelaySettings settings;

    @Inject
    private OwnHost ownHost;

    @Inject
    private AddressChoice choice;

    public MailHosts find(DomainName domain) {
        if (domain.isAddressLiteral()) {
            return literal(domain);
        }
        return switch (dns.mx(domain.name())) {
            case DnsAnswer.Failed<MailExchange>(String why) -> none(unknown(domain, why));
            case DnsAnswer.Nothing<MailExchange>(boolean exists, boolean secure) ->
                exists ? implicit(domain, secure) : none(noSuchDomain(domain));
            case DnsAnswer.Found<MailExchange> found -> explicit(domain, found);
        };
    }

    /// RFC 5321 §4.1.3, §5.1: no look-up at all.
    private MailHosts literal(DomainName domain) {
        Optional<InetAddress> address = AddressLiteral.parse(domain.name());
        if (address.isEmpty()) {
            return none(noSuchDomain(domain));
        }
        if (ownHost.has(address.get(), settings.port())) {
            return none(loop(domain));
        }
        List<InetAddress> usable = choice.choose(List.of(address.get()));
        return usable.isEmpty()
                ? none(nowhere(domain))
                : new MailHosts.Known(List.of(new MailHost(domain.name(), usable, domain.name(), false)), false);
    }

    /// RFC 5321 §5.1: without MX records the domain itself is its only host.
    private MailHosts implicit(DomainName domain, boolean secure) {
        return usable(domain, List.of(resolve(new MailExchange(0, domain.name()))), secure);
    }

    private MailHosts explicit(DomainName domain, DnsAnswer.Found<MailExchange> found) {
        if (found.records().stream().allMatch(MailExchange::isNull)) {
            return none(new NextHop.NullMx(NextHop.reply(556, "5.1.10", domain + " takes no mail")));
        }
        List<MailExchange> exchanges = new ArrayList<>(found.records());
        exchanges.removeIf(MailExchange::isNull);
        Collections.shuffle(exchanges);
        exchanges.sort(Comparator.comparing(MailExchange::preference));
        List<MailExchange> best = exchanges.subList(0, Math.min(MAX_HOSTS, exchanges.size()));
        return usable(domain, resolveAll(best), found.secure());
    }

    /// A host that was looked up.
    private record Resolved(MailExchange exchange, DnsAnswer<InetAddress> answer) {}

    private Resolved resolve(MailExchange exchange) {
        return new Resolved(exchange, dns.addresses(exchange.host()));
    }

    /// All at once: ten dead name servers shall not take ten times as long as one.
    private List<Resolved> resolveAll(List<MailExchange> exchanges) {
        if (exchanges.size() == 1) {
            return List.of(resolve(exchanges.getFirst()));
        }
        ThreadFactory plain =
                Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(plain)) {
            List<Callable<Resolved>> lookUps = exchanges.stream()
                    .<Callable<Resolved>>map(exchange -> () -> resolve(exchange))
                    .toList();
            return threads.invokeAll(lookUps).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return exchanges.stream()
                    .map(exchange -> new Resolved(exchange, new DnsAnswer.Failed<>("the look-up was given up")))
                    .toList();
        }
    }

    private MailHosts usable(DomainName domain, List<Resolved> resolved, boolean secure) {
        List<Resolved> better = beforeOurselves(resolved);
        if (better.isEmpty()) {
            return none(loop(domain));
        }
        List<MailHost> hosts =
                better.stream().flatMap(each -> host(each).stream()).toList();
        return hosts.isEmpty() ? none(noAddress(domain, better)) : new MailHosts.Known(hosts, secure);
    }

    /// RFC 5321 §5.1: when we are among them, we may hand the message only to those that are better than us.
    private List<Resolved> beforeOurselves(List<Resolved> resolved) {
        int ours = resolved.stream()
                .filter(this::isOurselves)
                .mapToInt(each -> each.exchange().preference())
                .min()
                .orElse(Integer.MAX_VALUE);
        return resolved.stream()
                .filter(each -> each.exchange().preference() < ours)
                .toList();
    }

    private boolean isOurselves(Resolved host) {
        return ownHost.isNamed(host.exchange().host())
                || host.answer().records().stream().anyMatch(address -> ownHost.has(address, settings.port()));
    }

    private Optional<MailHost> host(Resolved resolved) {
        if (!(resolved.answer() instanceof DnsAnswer.Found<InetAddress> found)) {
            return Optional.empty();
        }
        List<InetAddress> addresses = choice.choose(found.records());
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MailHost(resolved.exchange().host(), addresses, found.canonicalName(), found.secure()));
    }

    private static NextHop noAddress(DomainName domain, List<Resolved> resolved) {
        return resolved.stream()
                .map(Resolved::answer)
                .filter(DnsAnswer.Failed.class::isInstance)
                .findFirst()
                .map(failed -> unknown(domain, ((DnsAnswer.Failed<InetAddress>) failed).why()))
                .orElseGet(() -> nowhere(domain));
    }

    private static MailHosts none(NextHop why) {
        return new MailHosts.None(why);
    }

    private static NextHop noSuchDomain(DomainName domain) {
        return new NextHop.NoSuchDomain(NextHop.reply(550, "5.1.2", "there is no domain " + domain));
    }

    private static NextHop nowhere(DomainName domain) {
        return new NextHop.NoSuchDomain(
                NextHop.reply(550, "5.4.4", "no mail host of " + domain + " has an address mail can be sent to"));
    }

    private static NextHop unknown(DomainName domain, String why) {
        return new NextHop.TryLater(
                NextHop.reply(451, "4.4.3", "the mail hosts of " + domain + " cannot be looked up: " + why));
    }

    private static NextHop loop(DomainName domain) {
        return new NextHop.LoopToOurselves(NextHop.reply(
                554, "5.4.6", "mail for " + domain + " is to be brought to this host, which does not know the domain"));
    }
}

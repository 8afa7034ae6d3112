package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Accounts;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.route.MailRoute;
import org.mailmax.route.MailRoutes;
import org.mailmax.route.RouteMatch;
import org.mailmax.route.SmartHost;
import org.mailmax.route.SourceAddress;

/// Smart hosts and source addresses. They are the whole system's: whoever chooses them reaches hosts as the server
/// does, inside the own network too. So they are for system administrators.
@Stateless
public class RouteAdministration {

    private static final String TO = "to:";
    private static final String FROM = "from:";
    private static final String ACCOUNT = "account:";

    @Inject
    private Permissions permissions;

    @Inject
    private MailRoutes routes;

    @Inject
    private Accounts accounts;

    @Inject
    private AuditTrail audit;

    public List<RouteEntry> list(Actor actor) throws AdministrationException {
        permissions.requireSystem(actor);
        return routes.list().stream().map(this::entry).toList();
    }

    public RouteEntry add(Actor actor, NewRoute route) throws AdministrationException {
        permissions.requireSystem(actor);
        RouteMatch match = match(route.mail());
        SmartHost host = RouteWords.smartHost(route);
        if (routes.find(match).isPresent()) {
            throw new AlreadyTaken(Field.ROUTE, "There is a route for " + route.mail() + " already.");
        }
        routes.add(match, host);
        audit.record(actor, AuditAction.ROUTE_ADD, written(match), host.host() + ":" + host.port());
        return routes.find(match).map(this::entry).orElseThrow();
    }

    public void delete(Actor actor, String mail) throws AdministrationException {
        permissions.requireSystem(actor);
        RouteMatch match = match(mail);
        routes.remove(
                routes.find(match).orElseThrow(() -> new NotFound(Field.ROUTE, "There is no route for " + mail + ".")));
        audit.record(actor, AuditAction.ROUTE_DELETE, written(match));
    }

    /// The source addresses, by domain; `*` is for all others.
    public List<SourceAddress> sources(Actor actor) throws AdministrationException {
        permissions.requireSystem(actor);
        return routes.sources();
    }

    /// Sends mail of a domain from an address of this machine.
    ///
    /// @param domain of the sender, `*` for all others
    public void setSource(Actor actor, String domain, String address) throws AdministrationException {
        permissions.requireSystem(actor);
        String key = sender(domain);
        try {
            routes.source(key, InetAddress.ofLiteral(address.strip()));
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(Field.ROUTE, "This is not an IP address: " + address);
        }
        audit.record(actor, AuditAction.SOURCE_ADDRESS_SET, key, address.strip());
    }

    public void deleteSource(Actor actor, String domain) throws AdministrationException {
        permissions.requireSystem(actor);
        String key = sender(domain);
        if (!routes.removeSource(key)) {
            throw new NotFound(Field.ROUTE, "There is no source address for " + key + ".");
        }
        audit.record(actor, AuditAction.SOURCE_ADDRESS_DELETE, key);
    }

    private static String sender(String domain) throws InvalidValue {
        return domain.strip().equals(SourceAddress.OTHERS)
                ? SourceAddress.OTHERS
                : RouteWords.domain(domain).name();
    }

    private RouteMatch match(String mail) throws AdministrationException {
        String text = mail.strip();
        if (text.equals("*")) {
            return new RouteMatch.Everything();
        }
        if (text.startsWith(TO)) {
            return new RouteMatch.Recipients(RouteWords.domain(text.substring(TO.length())));
        }
        if (text.startsWith(FROM)) {
            return new RouteMatch.Senders(RouteWords.domain(text.substring(FROM.length())));
        }
        if (text.startsWith(ACCOUNT)) {
            return new RouteMatch.Account(account(text.substring(ACCOUNT.length())));
        }
        throw new InvalidValue(Field.ROUTE, "A route is for to:DOMAIN, from:DOMAIN, account:ADDRESS or *.");
    }

    private AccountId account(String text) throws AdministrationException {
        EmailAddress address = Entries.address(Field.ROUTE, text);
        return accounts.find(address)
                .orElseThrow(() -> new NotFound(Field.ROUTE, "There is no mailbox " + address + "."))
                .id();
    }

    private RouteEntry entry(MailRoute route) {
        return new RouteEntry(
                written(route.match()),
                route.host(),
                route.port(),
                route.security(),
                Optional.of(route.login()).filter(user -> !user.isEmpty()));
    }

    private String written(RouteMatch match) {
        return switch (match) {
            case RouteMatch.Recipients(DomainName domain) -> TO + domain;
            case RouteMatch.Senders(DomainName domain) -> FROM + domain;
            case RouteMatch.Everything _ -> "*";
            case RouteMatch.Account(AccountId id) ->
                ACCOUNT
                        + accounts.find(id)
                                .map(account -> account.address().toString())
                                .orElse(id.toString());
        };
    }
}

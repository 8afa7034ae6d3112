package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.NewRoute;
import org.mailmax.administration.RouteAdministration;
import org.mailmax.administration.RouteEntry;
import org.mailmax.administration.SigningAdministration;
import org.mailmax.administration.SigningKeyEntry;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.relay.Destination.Login;

/// `route …`, `source …`, `dkim …` and `arc …`
@ApplicationScoped
public class RelayingCommands {

    static final String HELP = """
        route add MAIL HOST[:PORT] [tls=SECURITY] [user=NAME]
                                             MAIL: to:DOMAIN, from:DOMAIN, account:ADDRESS or * for the rest;
                                             SECURITY: verified (default), implicit, opportunistic, none;
                                             with a user the password is read from standard input
        route list
        route delete MAIL
        source set DOMAIN|* ADDRESS          the address of this machine that mail of the domain leaves from
        source list
        source delete DOMAIN|*
        dkim list DOMAIN                     keys, their states, and their records for the DNS
        dkim rotate DOMAIN                   makes the next keys; they sign when they are seen in the DNS
        dkim activate DOMAIN SELECTOR        signs by it now
        arc show DOMAIN                      whether what it sends on is sealed
        arc on|off DOMAIN
        """;

    private static final Actor OPERATOR = new Operator();

    @Inject
    private RouteAdministration routes;

    @Inject
    private SigningAdministration signing;

    /// What the command said; nothing when it is none of these.
    Optional<String> answer(ConsoleWords words) throws UsageException, AdministrationException {
        return Optional.ofNullable(
                switch (words.command()) {
                    case "route add" -> addRoute(words);
                    case "route list" -> listRoutes(words);
                    case "route delete" -> deleteRoute(words);
                    case "source set" -> setSource(words);
                    case "source list" -> listSources(words);
                    case "source delete" -> deleteSource(words);
                    case "dkim list" -> listKeys(words);
                    case "dkim rotate" -> rotateKeys(words);
                    case "dkim activate" -> activateKey(words);
                    case "arc show" -> showSealing(words);
                    case "arc on" -> seal(words, true);
                    case "arc off" -> seal(words, false);
                    default -> null;
                });
    }

    private String addRoute(ConsoleWords words) throws UsageException, AdministrationException {
        List<String> options = words.rest(2);
        for (String option : options) {
            if (!option.startsWith("tls=") && !option.startsWith("user=")) {
                throw new UsageException("route add: \"" + option + "\" is not understood, see help");
            }
        }
        Optional<String> user = option(options, "user=");
        Optional<Login> login =
                user.isPresent() ? Optional.of(new Login(user.get(), words.password())) : Optional.empty();
        RouteEntry added = routes.add(
                OPERATOR,
                new NewRoute(
                        words.text(0, "which mail"),
                        words.text(1, "the host"),
                        option(options, "tls=").orElse("verified"),
                        login));
        return added.mail() + " goes to " + added.host() + ":" + added.port() + "\n";
    }

    private static Optional<String> option(List<String> options, String name) {
        return options.stream()
                .filter(option -> option.startsWith(name))
                .map(option -> option.substring(name.length()))
                .findFirst();
    }

    private String listRoutes(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(0);
        TextTable table = new TextTable("mail", "host", "port", "tls", "user");
        routes.list(OPERATOR)
                .forEach(route -> table.row(
                        route.mail(),
                        route.host(),
                        route.port(),
                        route.security().text(),
                        route.user().orElse("-")));
        return table.toString();
    }

    private String deleteRoute(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        String mail = words.text(0, "which mail");
        routes.delete(OPERATOR, mail);
        return mail + " has no route of its own any more\n";
    }

    private String setSource(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        String domain = words.text(0, "the domain");
        String address = words.text(1, "the address");
        routes.setSource(OPERATOR, domain, address);
        return "mail of " + domain + " leaves from " + address + "\n";
    }

    private String listSources(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(0);
        TextTable table = new TextTable("domain", "address");
        routes.sources(OPERATOR)
                .forEach(source -> table.row(source.domain(), source.address().getHostAddress()));
        return table.toString();
    }

    private String deleteSource(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        String domain = words.text(0, "the domain");
        routes.deleteSource(OPERATOR, domain);
        return domain + " has no source address of its own any more\n";
    }

    private String listKeys(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        return written(signing.list(OPERATOR, words.domain(0)).stream());
    }

    private String rotateKeys(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        return written(signing.rotate(OPERATOR, words.domain(0)).stream());
    }

    private String activateKey(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        DomainName domain = words.domain(0);
        String selector = words.text(1, "the selector");
        signing.activate(OPERATOR, domain, selector);
        return domain + " signs by " + selector + "\n";
    }

    private String showSealing(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        DomainName domain = words.domain(0);
        return sealing(domain, signing.isSealing(OPERATOR, domain));
    }

    private String seal(ConsoleWords words, boolean on) throws UsageException, AdministrationException {
        words.atMost(1);
        DomainName domain = words.domain(0);
        signing.seal(OPERATOR, domain, on);
        return sealing(domain, on);
    }

    private static String sealing(DomainName domain, boolean on) {
        return "mail sent on by " + domain + " is " + (on ? "" : "not ") + "sealed\n";
    }

    /// With the record as it goes into a zone file.
    private static String written(Stream<SigningKeyEntry> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(key.selector())
                .append("  ")
                .append(key.algorithm())
                .append("  ")
                .append(key.state().name().toLowerCase(Locale.ROOT))
                .append(" since ")
                .append(key.since())
                .append("\n  ")
                .append(key.recordName())
                .append(". TXT ")
                .append(quoted(key.recordText()))
                .append('\n'));
        return text.isEmpty() ? "no keys yet; dkim rotate makes them\n" : text.toString();
    }

    /// Strings of at most 255 octets (RFC 1035 §3.3).
    private static String quoted(String text) {
        return '"' + text.replaceAll("(.{255})(?=.)", "$1\" \"") + '"';
    }
}

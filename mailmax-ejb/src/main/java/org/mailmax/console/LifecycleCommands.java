package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministratorAdministration;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.MailboxAdministration;
import org.mailmax.administration.OwnAliasAdministration;
import org.mailmax.administration.OwnAliases;
import org.mailmax.administration.TwoFactorAdministration;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.directory.DomainLimits;
import org.mailmax.directory.DomainState;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// What the operator does with states, limits, second names, groups, resellers and mailboxes put aside.
@ApplicationScoped
public class LifecycleCommands {

    static final String HELP = """
        domain state DOMAIN active|suspended|disabled
        domain limit DOMAIN ACCOUNTS ALIASES QUOTA TOTAL   0: no limit; sizes as 500M
        domain-alias add DOMAIN NAME         a second name of a domain
        domain-alias list DOMAIN
        domain-alias delete DOMAIN NAME
        group add ADDRESS                    its members are its forwards
        account retire ADDRESS               puts a mailbox aside for some days
        account retired DOMAIN
        account restore ADDRESS
        own-aliases allow ADDRESS NUMBER     how many aliases the user may make
        own-aliases list ADDRESS
        factor reset ADDRESS                 switches the second factor of a mailbox off
        app-password list ADDRESS
        app-password delete ADDRESS ID
        reseller add ADDRESS DOMAINS         may add so many domains
        reseller entrust ADDRESS DOMAIN
        reseller withdraw ADDRESS DOMAIN
        """;

    private static final Actor OPERATOR = new Operator();
    private static final String THE_NAME = "the name";

    @Inject
    private DomainAdministration domains;

    @Inject
    private AccountAdministration accounts;

    @Inject
    private MailboxAdministration mailboxes;

    @Inject
    private OwnAliasAdministration ownAliases;

    @Inject
    private TwoFactorAdministration factors;

    @Inject
    private AdministratorAdministration administrators;

    /// The answer to a command of this list; nothing to another.
    Optional<String> answer(ConsoleWords words) throws UsageException, AdministrationException {
        String answer =
                switch (words.command()) {
                    case "domain state" -> state(words);
                    case "domain limit" -> limit(words);
                    case "domain-alias add" -> addAlias(words);
                    case "domain-alias list" -> aliases(words);
                    case "domain-alias delete" -> deleteAlias(words);
                    case "group add" -> addGroup(words);
                    case "account retire" -> retire(words);
                    case "account retired" -> retired(words);
                    case "account restore" -> restore(words);
                    case "own-aliases allow" -> allowOwnAliases(words);
                    case "own-aliases list" -> ownAliases(words);
                    case "factor reset" -> resetFactor(words);
                    case "app-password list" -> appPasswords(words);
                    case "app-password delete" -> deleteAppPassword(words);
                    case "reseller add" -> addReseller(words);
                    case "reseller entrust" -> entrust(words);
                    case "reseller withdraw" -> withdraw(words);
                    default -> null;
                };
        return Optional.ofNullable(answer);
    }

    private String state(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        DomainName domain = words.domain(0);
        String name = words.text(1, "the state").toUpperCase(Locale.ROOT);
        DomainState state = Arrays.stream(DomainState.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("a state is active, suspended or disabled"));
        domains.change(OPERATOR, domain, state);
        return domain + " is " + state.name().toLowerCase(Locale.ROOT) + "\n";
    }

    private String limit(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(5);
        DomainName domain = words.domain(0);
        domains.limit(
                OPERATOR, domain, new DomainLimits(size(words, 1), size(words, 2), size(words, 3), size(words, 4)));
        return "the limits of " + domain + " are set\n";
    }

    private static long size(ConsoleWords words, int number) throws UsageException {
        return AccountSwitches.octets(words.text(number, "a limit"));
    }

    private String addAlias(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        DomainName domain = words.domain(0);
        return domains.addAlias(OPERATOR, domain, words.text(1, THE_NAME)) + " is a name of " + domain + "\n";
    }

    private String aliases(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        List<DomainName> names = domains.aliases(OPERATOR, words.domain(0));
        return names.isEmpty() ? "no second names\n" : lines(names);
    }

    private String deleteAlias(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        DomainName alias = words.domain(1);
        domains.deleteAlias(OPERATOR, words.domain(0), alias);
        return alias + " is free again\n";
    }

    private String addGroup(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        EmailAddress address = words.address(0);
        return accounts.addGroup(OPERATOR, address.domain(), address.localPart()) + " is a group\n";
    }

    private String retire(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        EmailAddress address = words.address(0);
        accounts.retire(OPERATOR, address);
        return address + " is put aside; account restore brings it back\n";
    }

    private String retired(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        TextTable table = new TextTable("address", "since", "gone at");
        accounts.retired(OPERATOR, words.domain(0))
                .forEach(one -> table.row(one.address(), one.retiredAt(), one.deletedAt()));
        return table.toString();
    }

    private String restore(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        EmailAddress address = words.address(0);
        accounts.restore(OPERATOR, address);
        return address + " is back\n";
    }

    private String allowOwnAliases(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        String number = words.text(1, "the number");
        if (!number.matches("[0-9]{1,3}")) {
            throw new UsageException("the number is 0 to " + OwnAliasAdministration.MAX);
        }
        ownAliases.allow(OPERATOR, words.address(0), Integer.parseInt(number));
        return words.address(0) + " may make " + number + " aliases\n";
    }

    private String ownAliases(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        OwnAliases own = ownAliases.show(OPERATOR, words.address(0));
        StringBuilder text = new StringBuilder(own.made().size() + " of " + own.allowed() + "\n");
        own.made().forEach(alias -> text.append(alias).append('\n'));
        return text.toString();
    }

    private String resetFactor(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        EmailAddress address = words.address(0);
        factors.reset(OPERATOR, address);
        return "the second factor of " + address + " is off\n";
    }

    private String appPasswords(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        TextTable table = new TextTable("id", "label", "since");
        mailboxes
                .appPasswords(OPERATOR, words.address(0))
                .forEach(one -> table.row(one.id(), one.terms().label(), one.created()));
        return table.toString();
    }

    private String deleteAppPassword(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        String id = words.text(1, "the id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new UsageException("an id is a number, see app-password list");
        }
        mailboxes.deleteAppPassword(OPERATOR, words.address(0), Long.parseLong(id));
        return "it opens nothing any more\n";
    }

    private String addReseller(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        EmailAddress address = words.address(0);
        return AdministratorCommands.oneTime(
                address, administrators.addReseller(OPERATOR, address.toString(), size(words, 1)));
    }

    private String entrust(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        administrators.entrust(OPERATOR, words.address(0), words.domain(1));
        return words.address(0) + " looks after " + words.domain(1) + "\n";
    }

    private String withdraw(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        administrators.withdraw(OPERATOR, words.address(0), words.domain(1));
        return words.address(0) + " no longer looks after " + words.domain(1) + "\n";
    }

    private static String lines(List<DomainName> names) {
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append(name).append('\n'));
        return text.toString();
    }
}

package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.BulkAction;
import org.mailmax.administration.BulkAdministration;
import org.mailmax.administration.BulkOutcome;
import org.mailmax.administration.Entries;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.directory.Access;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Service;

/// `accounts …`: one thing with many mailboxes.
@ApplicationScoped
public class BulkCommands {

    static final String HELP = """
        accounts suspend DOMAIN [PART-OF-NAME]    of all mailboxes of a domain that match; or those named
        accounts activate DOMAIN [PART-OF-NAME]     on standard input, one on a line
        accounts quota DOMAIN SIZE [PART-OF-NAME]
        accounts protocols DOMAIN imap,pop3,submission,webmail [PART-OF-NAME]
        accounts password DOMAIN [PART-OF-NAME]   new random passwords, shown this once
        accounts retire DOMAIN [PART-OF-NAME]
        accounts restore DOMAIN                   only those named on standard input
        """;

    private static final Actor OPERATOR = new Operator();

    @Inject
    private BulkAdministration mailboxes;

    /// The answer to a command of this list; nothing to another.
    Optional<String> answer(ConsoleWords words) throws UsageException, AdministrationException {
        boolean takesValue = Set.of("accounts quota", "accounts protocols").contains(words.command());
        Optional<BulkAction> action =
                switch (words.command()) {
                    case "accounts quota" ->
                        Optional.of(new BulkAction.SetQuota(AccountSwitches.octets(words.text(1, "the size"))));
                    case "accounts protocols" ->
                        Optional.of(new BulkAction.AllowProtocols(protocols(words.text(1, "the protocols"))));
                    case String other
                    when other.startsWith("accounts ") ->
                        BulkAdministration.plain(other.substring("accounts ".length()));
                    default -> Optional.empty();
                };
        if (action.isEmpty()) {
            return Optional.empty();
        }
        words.atMost(takesValue ? 3 : 2);
        return Optional.of(run(words, words.optional(takesValue ? 2 : 1), action.get()));
    }

    private String run(ConsoleWords words, Optional<String> filter, BulkAction action)
            throws UsageException, AdministrationException {
        DomainName domain = words.domain(0);
        List<EmailAddress> named = named(words.input(), domain);
        if (action instanceof BulkAction.Restore && named.isEmpty()) {
            throw new UsageException("accounts restore: the mailboxes are named on standard input");
        }
        List<EmailAddress> addresses =
                named.isEmpty() ? mailboxes.matching(OPERATOR, domain, filter.orElse("")) : named;
        TextTable table = new TextTable("address", "outcome", "password");
        for (BulkOutcome outcome : mailboxes.run(OPERATOR, domain, addresses, action)) {
            table.row(
                    outcome.address(),
                    outcome.refusal().map(AdministrationException::getMessage).orElse("done"),
                    outcome.password().orElse("-"));
        }
        return table.toString();
    }

    private static List<EmailAddress> named(String input, DomainName domain) throws AdministrationException {
        List<EmailAddress> named = new ArrayList<>();
        for (String line : input.lines().filter(line -> !line.isBlank()).toList()) {
            named.add(Entries.local(Field.ADDRESS, line, domain));
        }
        return named;
    }

    private static Set<Service> protocols(String text) throws UsageException {
        Set<String> known = Access.PROTOCOLS.stream().map(Service::name).collect(Collectors.toSet());
        List<String> names = Arrays.stream(text.toUpperCase(Locale.ROOT).split(","))
                .filter(name -> !name.isEmpty())
                .toList();
        if (!known.containsAll(names)) {
            throw new UsageException("protocols are imap, pop3, submission and webmail");
        }
        return names.stream().map(Service::valueOf).collect(Collectors.toSet());
    }
}

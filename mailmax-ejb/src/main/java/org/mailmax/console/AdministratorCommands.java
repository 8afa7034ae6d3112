package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministratorAdministration;
import org.mailmax.administration.AdministratorSummary;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// `administrator …`
@ApplicationScoped
public class AdministratorCommands {

    private static final Actor OPERATOR = new Operator();

    @Inject
    private AdministratorAdministration administrators;

    String add(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        EmailAddress address = words.address(0);
        Optional<String> domain = words.optional(1);
        String password = domain.isPresent()
                ? administrators.addPostmaster(OPERATOR, address.toString(), domain.get())
                : administrators.addSystemAdministrator(OPERATOR, address.toString());
        return oneTime(address, password);
    }

    String list(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(0);
        TextTable table = new TextTable("address", "role", "domain", "password");
        for (AdministratorSummary row : administrators.list(OPERATOR)) {
            table.row(
                    row.address(),
                    row.role(),
                    row.domains().isEmpty() ? "-" : domains(row),
                    row.waiting() ? "for one time" : "own");
        }
        return table.toString();
    }

    private static String domains(AdministratorSummary row) {
        return row.domains().stream().map(DomainName::name).collect(Collectors.joining(", "));
    }

    String password(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        EmailAddress address = words.address(0);
        return oneTime(address, administrators.resetPassword(OPERATOR, address));
    }

    String delete(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        EmailAddress address = words.address(0);
        administrators.delete(OPERATOR, address);
        return address + " is no administrator any more\n";
    }

    static String oneTime(EmailAddress address, String password) {
        return """
            %s logs in with the password %s
            The password is for one time, within a day: it opens the choice of an own one.
            """.formatted(address, password);
    }
}

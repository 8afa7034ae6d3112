package org.mailmax.console;

import static org.mailmax.console.AccountSwitches.onOff;
import static org.mailmax.console.AccountSwitches.size;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.DomainSummary;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.administration.NewDomain;
import org.mailmax.administration.Page;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.mail.address.DomainName;

/// `domain …`
@ApplicationScoped
public class DomainCommands {

    private static final Actor OPERATOR = new Operator();

    @Inject
    private DomainAdministration domains;

    String add(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        NewDomain added = domains.add(OPERATOR, words.text(0, "the domain"));
        return """
            %s is here. Its administrator:
              address  %s
              password %s
            The password is for one time, within a day: it opens the choice of an own one.
            """.formatted(added.name(), added.postmaster(), added.oneTimePassword());
    }

    String list(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        Page<DomainSummary> page = domains.list(
                OPERATOR,
                new ListRequest<>(
                        words.optional(0).orElse(""),
                        DomainSummary.Column.NAME,
                        Order.ASCENDING,
                        0,
                        ListRequest.MAX_SIZE));
        return table(page.rows()) + more(page);
    }

    String show(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        return table(List.of(domains.show(OPERATOR, words.domain(0)))).toString();
    }

    String set(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        DomainName name = words.domain(0);
        String change = words.text(1, "the setting");
        if (!change.startsWith("enabled=")) {
            throw new UsageException("a domain has the setting enabled=on or enabled=off");
        }
        boolean enabled = AccountSwitches.isOn(change.substring("enabled=".length()));
        domains.enable(OPERATOR, name, enabled);
        return name + " is switched " + onOff(enabled) + "\n";
    }

    String delete(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        DomainName name = words.domain(0);
        String how = words.optional(1).orElse("");
        switch (how) {
            case "" -> domains.delete(OPERATOR, name);
            case "with-mailboxes" -> domains.deleteWithMailboxes(OPERATOR, name);
            default -> throw new UsageException("domain delete: \"" + how + "\" means nothing here, see help");
        }
        return name + " is gone\n";
    }

    private static TextTable table(List<DomainSummary> rows) {
        TextTable table = new TextTable("domain", "mailboxes", "aliases", "messages", "size", "enabled");
        for (DomainSummary row : rows) {
            table.row(
                    row.name(),
                    row.accounts(),
                    row.aliases(),
                    row.messages(),
                    size(row.octets()),
                    onOff(row.enabled()));
        }
        return table;
    }

    static String more(Page<?> page) {
        long hidden = page.total() - page.rows().size();
        return hidden == 0 ? "" : "and " + hidden + " more; name a part of the name to see fewer\n";
    }
}

package org.mailmax.console;

import static org.mailmax.console.AccountSwitches.onOff;
import static org.mailmax.console.AccountSwitches.size;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.AccountDetails;
import org.mailmax.administration.AccountSummary;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.administration.NewAccount;
import org.mailmax.administration.Page;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.address.EmailAddress;

/// `account …`
@ApplicationScoped
public class AccountCommands {

    private static final Actor OPERATOR = new Operator();

    @Inject
    private AccountAdministration accounts;

    String add(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        EmailAddress address = words.address(0);
        accounts.add(OPERATOR, new NewAccount(address.domain(), address.localPart(), words.password(), 0));
        return address + " is here\n";
    }

    String list(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        ListRequest<AccountSummary.Column> request = new ListRequest<>(
                words.optional(1).orElse(""), AccountSummary.Column.ADDRESS, Order.ASCENDING, 0, ListRequest.MAX_SIZE);
        Page<AccountSummary> page = accounts.list(OPERATOR, words.domain(0), request);
        TextTable table = new TextTable("address", "messages", "size", "quota", "aliases", "forwards", "enabled");
        for (AccountSummary row : page.rows()) {
            table.row(
                    row.address(),
                    row.quota().messages(),
                    size(row.quota().used()),
                    size(row.quota().limit()),
                    row.aliases(),
                    row.forwards(),
                    onOff(row.settings().enabled()));
        }
        return table + DomainCommands.more(page);
    }

    String show(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        AccountDetails details = accounts.show(OPERATOR, words.address(0));
        AccountSummary summary = details.summary();
        AccountSettings settings = summary.settings();
        return new TextTable("address", summary.address().toString())
                .row("enabled", onOff(settings.enabled()))
                .row("store-mail", onOff(settings.storeMail()))
                .row("forwarding", onOff(settings.allowForwarding()))
                .row("forwards to", list(details.forwards()))
                .row("aliases", list(details.aliases()))
                .row("responder", onOff(settings.responder().allowed()))
                .row("responder-subject", settings.responder().subject())
                .row("responder-text", settings.responder().text())
                .row("messages", summary.quota().messages())
                .row("size", size(summary.quota().used()))
                .row("quota", size(summary.quota().limit()))
                .row("since", summary.created())
                .toString();
    }

    String set(ConsoleWords words) throws UsageException, AdministrationException {
        EmailAddress address = words.address(0);
        words.text(1, "a setting");
        AccountSettings before = accounts.show(OPERATOR, address).summary().settings();
        accounts.configure(OPERATOR, address, AccountSwitches.apply(before, words.rest(1)));
        return address + " is changed\n";
    }

    String password(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        EmailAddress address = words.address(0);
        accounts.setPassword(OPERATOR, address, words.password());
        return address + " has a new password\n";
    }

    String delete(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        EmailAddress address = words.address(0);
        accounts.delete(OPERATOR, address);
        return address + " is gone with its mail\n";
    }

    private static String list(Iterable<EmailAddress> addresses) {
        StringBuilder text = new StringBuilder();
        addresses.forEach(address -> text.append(text.isEmpty() ? "" : ", ").append(address));
        return text.isEmpty() ? "-" : text.toString();
    }
}

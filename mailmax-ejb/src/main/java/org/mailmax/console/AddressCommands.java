package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AliasAdministration;
import org.mailmax.administration.Entries;
import org.mailmax.administration.ForwardAdministration;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.mail.address.EmailAddress;

/// `alias …` and `forward …`
@ApplicationScoped
public class AddressCommands {

    private static final Actor OPERATOR = new Operator();
    private static final String ALIAS = "the alias";
    private static final String TARGET = "the address to forward to";

    @Inject
    private AccountAdministration accounts;

    @Inject
    private AliasAdministration aliases;

    @Inject
    private ForwardAdministration forwards;

    String addAlias(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        EmailAddress account = words.address(0);
        return aliases.add(OPERATOR, account, words.text(1, ALIAS)) + " leads to " + account + "\n";
    }

    String aliases(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        return lines(aliases.list(OPERATOR, words.address(0)), "no aliases\n");
    }

    String deleteAlias(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        EmailAddress account = words.address(0);
        EmailAddress alias = Entries.local(Field.ALIAS, words.text(1, ALIAS), account.domain());
        aliases.delete(OPERATOR, account, alias);
        return alias + " is free again\n";
    }

    String addForward(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        EmailAddress account = words.address(0);
        EmailAddress target = forwards.add(OPERATOR, account, words.text(1, TARGET));
        boolean allowed = accounts.show(OPERATOR, account).summary().settings().allowForwarding();
        return account + " forwards to " + target
                + (allowed ? "\n" : ", as soon as you say: account set " + account + " forwarding=on\n");
    }

    String forwards(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        return lines(forwards.list(OPERATOR, words.address(0)), "no forwards\n");
    }

    String deleteForward(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        EmailAddress account = words.address(0);
        EmailAddress target = Entries.address(Field.FORWARD, words.text(1, TARGET));
        forwards.delete(OPERATOR, account, target);
        return account + " no longer forwards to " + target + "\n";
    }

    private static String lines(List<EmailAddress> addresses, String none) {
        return addresses.isEmpty()
                ? none
                : addresses.stream().map(address -> address + "\n").collect(Collectors.joining());
    }
}

package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.SendingAdministration;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.queue.limit.BlockedSender;
import org.mailmax.queue.limit.Suppression;

/// `sending …` and `suppression …`
@ApplicationScoped
public class SendingCommands {

    static final String HELP = """
        sending blocked                      accounts that may not send because much of their mail was refused
        sending unblock ADDRESS [release]    may send again; release: what was held goes out
        sending limit ADDRESS|DOMAIN N|default   recipients in an hour
        suppression list                     addresses that do not exist and are not written to for a while
        suppression delete DOMAIN ADDRESS    the domain may write to the address again
        """;

    private static final Actor OPERATOR = new Actor.Operator();

    @Inject
    private SendingAdministration sending;

    String blocked(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(0);
        TextTable table = new TextTable("account", "since", "because");
        for (BlockedSender row : sending.blocked(OPERATOR)) {
            table.row(row.address(), row.since(), row.because());
        }
        return table.toString();
    }

    String unblock(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        sending.unblock(
                OPERATOR,
                words.address(0),
                words.optional(1).filter("release"::equals).isPresent());
        return words.address(0) + " may send again\n";
    }

    String limit(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        String limit = words.text(1, "the number of recipients in an hour");
        if (!limit.matches("\\d{1,9}|default")) {
            throw new UsageException("sending limit: \"" + limit + "\" is no number, see help");
        }
        sending.limit(
                OPERATOR,
                words.text(0, "the address or domain"),
                limit.equals("default") ? Optional.empty() : Optional.of(Integer.valueOf(limit)));
        return words.text(0, "the address or domain") + ": " + limit + " recipients in an hour\n";
    }

    String suppressions(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(0);
        TextTable table = new TextTable("domain", "address", "since", "its host said");
        for (Suppression row : sending.suppressions(OPERATOR, 0, ListRequest.MAX_SIZE)) {
            table.row(row.domain(), row.address(), row.since(), row.answer());
        }
        return table.toString();
    }

    String unsuppress(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        sending.unsuppress(OPERATOR, words.domain(0), words.address(1));
        return words.domain(0) + " may write to " + words.address(1) + " again\n";
    }
}

package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.Entries;
import org.mailmax.administration.Page;
import org.mailmax.administration.QueueAdministration;
import org.mailmax.administration.QueuedDestination;
import org.mailmax.administration.QueuedRecipient;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.queue.Selection;

/// `queue …`
@ApplicationScoped
public class QueueCommands {

    static final String HELP = """
        queue list [WHICH]                   mail that waits to leave; WHICH: a domain, a trace name, a recipient's id
        queue destinations                   where most of it goes to, and what cannot be reached
        queue retry|hold|release WHICH|all
        queue delete WHICH|all [silently]    given up; senders are told unless silently
        """;

    private static final int SHOWN = 1000;
    private static final Actor OPERATOR = new Actor.Operator();

    @Inject
    private QueueAdministration queue;

    String list(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        TextTable table =
                new TextTable("id", "trace", "since", "why", "from", "to", "state", "attempts", "next", "last answer");
        Page<QueuedRecipient> page =
                queue.list(OPERATOR, selection(words.optional(0).orElse("all")), 0, SHOWN);
        for (QueuedRecipient row : page.rows()) {
            table.row(
                    row.id(),
                    row.traceId(),
                    row.since(),
                    row.origin(),
                    row.sender(),
                    row.recipient(),
                    row.state(),
                    row.attempts(),
                    row.next(),
                    row.heldBecause().isEmpty() ? row.answer() : row.heldBecause());
        }
        return table + (page.total() > SHOWN ? "and " + (page.total() - SHOWN) + " more\n" : "");
    }

    String destinations(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(0);
        TextTable table = new TextTable("domain", "waiting", "next", "failing since", "last answer");
        for (QueuedDestination row : queue.destinations(OPERATOR, SHOWN)) {
            table.row(
                    row.domain(),
                    row.waiting(),
                    row.next(),
                    row.failingSince().map(Object::toString).orElse(""),
                    row.answer());
        }
        return table.toString();
    }

    String retry(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        return recipients(queue.retry(OPERATOR, which(words)), "tried now");
    }

    String hold(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        return recipients(queue.hold(OPERATOR, which(words)), "held");
    }

    String release(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        return recipients(queue.release(OPERATOR, which(words)), "released");
    }

    String delete(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        boolean silently = words.optional(1).filter("silently"::equals).isPresent();
        return recipients(queue.giveUp(OPERATOR, which(words), !silently), "given up");
    }

    private static String recipients(int count, String what) {
        return count + (count == 1 ? " recipient " : " recipients ") + what + "\n";
    }

    private static Selection which(ConsoleWords words) throws UsageException, InvalidValue {
        return selection(words.text(0, "which"));
    }

    private static Selection selection(String word) throws InvalidValue {
        if (word.equals("all")) {
            return new Selection.All();
        }
        if (word.matches("\\d{1,18}")) {
            return new Selection.Recipient(Long.parseLong(word));
        }
        return word.contains(".") || word.startsWith("[")
                ? new Selection.Destination(Entries.domain(word))
                : new Selection.Message(word);
    }
}

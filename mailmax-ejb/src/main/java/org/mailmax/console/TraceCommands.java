package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AuditAdministration;
import org.mailmax.administration.AuditEntry;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.administration.Page;
import org.mailmax.administration.PlannedRoute;
import org.mailmax.administration.TraceAdministration;
import org.mailmax.administration.WayAdministration;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.trace.TraceRecord.Message;
import org.mailmax.trace.TraceStep;
import org.mailmax.trace.TracedMessage;

/// `trace …`, `route …` and `audit …`
@ApplicationScoped
public class TraceCommands {

    private static final Actor OPERATOR = new Operator();
    private static final Duration EVER = Duration.ofDays(3660);

    @Inject
    private TraceAdministration traces;

    @Inject
    private WayAdministration routes;

    @Inject
    private AuditAdministration audit;

    /// `trace find sender=… recipient=… id=…`
    String find(ConsoleWords words) throws UsageException, AdministrationException {
        Instant now = Instant.now();
        List<Message> found = traces.find(
                OPERATOR,
                new TraceAdministration.Question(
                        value(words, "sender"),
                        value(words, "recipient"),
                        value(words, "id"),
                        now.minus(EVER),
                        now.plus(EVER)));
        TextTable table = new TextTable("time", "trace", "from", "to", "result");
        for (Message row : found) {
            table.row(
                    row.at(),
                    row.traceId(),
                    row.sender(),
                    String.join(" ", row.recipients()),
                    row.refused() ? "refused" : "accepted");
        }
        return table.toString();
    }

    String show(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        TextTable table = new TextTable("time", "what", "about", "details");
        for (TracedMessage.Timed timed :
                traces.show(OPERATOR, words.text(0, "the trace id")).steps()) {
            TraceStep step = timed.step();
            table.row(
                    timed.at(),
                    step.kind(),
                    step.about().map(EmailAddress::toString).orElse(""),
                    String.join(" | ", step.details()));
        }
        return table.toString();
    }

    /// `route plan SENDER RECIPIENT`
    String plan(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(2);
        String sender = words.text(0, "the sender");
        PlannedRoute planned = routes.plan(OPERATOR, sender.equals("-") ? "" : sender, words.text(1, "the recipient"));
        TextTable table = new TextTable("forwards", "what", "at", "to");
        planned.refusedSender().ifPresent(why -> table.row("", "REFUSED", planned.sender(), why));
        planned.refusedRecipient().ifPresent(why -> table.row("", "REFUSED", planned.recipient(), why));
        for (PlannedRoute.Stop stop : planned.stops()) {
            table.row(stop.depth(), stop.what(), stop.at(), stop.to());
        }
        return table.toString();
    }

    /// `audit list [PART]`
    String audit(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        Page<AuditEntry> page = audit.list(
                OPERATOR,
                new ListRequest<>(
                        words.optional(0).orElse(""), AuditEntry.Column.AT, Order.DESCENDING, 0, ListRequest.MAX_SIZE));
        TextTable table = new TextTable("time", "who", "action", "subject", "detail", "before", "after");
        for (AuditEntry row : page.rows()) {
            table.row(row.at(), row.actor(), row.action(), row.subject(), row.detail(), row.before(), row.after());
        }
        return table + DomainCommands.more(page);
    }

    private static String value(ConsoleWords words, String name) throws UsageException {
        for (String word : words.rest(0)) {
            if (!word.matches("(?s)(sender|recipient|id)=.*")) {
                throw new UsageException("\"" + word + "\" is none of sender=..., recipient=..., id=...");
            }
        }
        return words.rest(0).stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }
}

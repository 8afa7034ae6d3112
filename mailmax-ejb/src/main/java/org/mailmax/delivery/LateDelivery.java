package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailmax.delivery.DeliveryCompanion.Settle;
import org.mailmax.deposit.Deposit;
import org.mailmax.directory.Directory;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.queue.Letter;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.QueueMessage;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.trace.Trace;

/// Delivers what has waited in the queue although it goes to mailboxes here: it was to be sent later, or the domain has
/// become one of ours meanwhile. Mailbox and queue change in one transaction, so nothing comes twice.
@ApplicationScoped
public class LateDelivery {

    @Inject
    private Directory directory;

    @Inject
    private Routers routers;

    @Inject
    private Deposits deposits;

    @Inject
    private Responder responder;

    @Inject
    private LocalReports reports;

    @Inject
    private DeliveryCommit commit;

    @Inject
    private Trace trace;

    /// Those recipients whom nobody takes mail for any more; the others have their message when this returns.
    public List<QueueRecipient> deliver(Letter letter, List<QueueRecipient> recipients)
            throws MailException, IOException {
        Map<Boolean, List<QueueRecipient>> byFate = recipients.stream()
                .collect(Collectors.partitioningBy(recipient -> leadsSomewhere(recipient.address())));
        if (!byFate.get(true).isEmpty()) {
            deposit(letter, byFate.get(true));
        }
        return byFate.get(false);
    }

    private boolean leadsSomewhere(EmailAddress address) {
        return !(directory.resolve(address) instanceof Resolution.Unknown
                || directory.resolve(address) instanceof Resolution.Disabled);
    }

    private void deposit(Letter letter, List<QueueRecipient> recipients) throws MailException, IOException {
        MessageFacts facts = MessageFacts.of(letter.content());
        List<EmailAddress> addresses =
                recipients.stream().map(QueueRecipient::address).toList();
        Consignment consignment = consignment(letter, recipients);
        Route route = routers.router(facts.deliveredTo()).route(addresses);
        try (Responder.Answers answers = responder.answers(consignment, route, facts)) {
            List<Deposit> unit = new ArrayList<>();
            unit.add(deposits.of(consignment, route, List.of(new Settle(ended(recipients)))));
            unit.addAll(answers.deposits());
            unit.addAll(reports.of(consignment, addresses));
            commit.deposit(unit);
            answers.events().forEach(event -> trace.record(event));
        }
    }

    private static Consignment consignment(Letter letter, List<QueueRecipient> recipients) {
        QueueMessage message = letter.message();
        DeliveryOptions now = message.options();
        return new Consignment(
                message.traceId(),
                message.reversePath(),
                letter.content(),
                message.origin(),
                message.account(),
                message.isInternationalised(),
                new Consignment.Wishes(
                        now,
                        recipients.stream()
                                .collect(Collectors.toMap(QueueRecipient::address, QueueRecipient::options))),
                Instant.now());
    }

    private static List<Outcome> ended(List<QueueRecipient> recipients) {
        Function<QueueRecipient, Outcome> end = recipient ->
                new Outcome.Ended(recipient.id(), recipient.message().id());
        return recipients.stream().map(end).toList();
    }
}

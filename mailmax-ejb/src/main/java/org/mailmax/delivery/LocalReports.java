package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.deposit.Deposit;
import org.mailmax.directory.Directory;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.queue.report.Action;
import org.mailmax.queue.report.Fate;
import org.mailmax.queue.report.ReportedMessage;

/// Tells senders who have asked for it that their message is in a mailbox here (RFC 3461 §5.2.3). Like all reports,
/// only senders who have logged in are told.
@ApplicationScoped
public class LocalReports {

    private static final EnhancedStatus DELIVERED = EnhancedStatus.of("2.1.5");

    @Inject
    private Directory directory;

    @Inject
    private Routers routers;

    @Inject
    private Reports reports;

    /// What is to be committed with the message itself.
    List<Deposit> of(Consignment consignment, List<EmailAddress> recipients) throws MailException, IOException {
        if (consignment.sender().isEmpty() || consignment.reversePath().isNull()) {
            return List.of();
        }
        List<Fate> fates = new ArrayList<>();
        for (EmailAddress recipient : recipients) {
            if (asks(consignment, recipient)) {
                fate(consignment, recipient).ifPresent(fates::add);
            }
        }
        if (fates.isEmpty()) {
            return List.of();
        }
        EmailAddress sender = consignment.reversePath().address().orElseThrow();
        return reports.report(sender, reported(consignment), fates, List.of()).stream()
                .map(Reports.Report::deposit)
                .toList();
    }

    private static boolean asks(Consignment consignment, EmailAddress recipient) {
        return consignment
                .wishes()
                .of(recipient)
                .reports()
                .filter(events -> events.contains(Event.SUCCESS))
                .isPresent();
    }

    /// One mailbox: delivered. Several, or mailboxes and other hosts: expanded; those behind it are not reported on
    /// (RFC 3461 §5.2.7.3). Other hosts alone: whoever hands it over reports, or nobody when it is a forward.
    private Optional<Fate> fate(Consignment consignment, EmailAddress recipient) {
        Route route = routers.router(Set.of()).route(List.of(recipient));
        int ways = route.mailboxes().size() + route.relays().size();
        boolean forwarded =
                route.relays().stream().anyMatch(relay -> relay.forwarder().isPresent());
        if (ways == 1 && !route.mailboxes().isEmpty()) {
            return Optional.of(fate(consignment, recipient, Action.DELIVERED));
        }
        if (ways == 1 && forwarded) {
            return Optional.of(fate(consignment, recipient, Action.RELAYED));
        }
        return ways > 1 ? Optional.of(fate(consignment, recipient, Action.EXPANDED)) : Optional.empty();
    }

    private static Fate fate(Consignment consignment, EmailAddress recipient, Action action) {
        return new Fate(
                recipient,
                consignment.wishes().of(recipient).originalRecipient(),
                action,
                DELIVERED,
                "",
                Reply.none(""),
                consignment.received(),
                Optional.empty());
    }

    private static ReportedMessage reported(Consignment consignment) {
        return new ReportedMessage(
                consignment.traceId(),
                consignment.wishes().message().envelopeId(),
                Returned.HEADERS,
                consignment.received(),
                consignment.content(),
                consignment.internationalised());
    }
}

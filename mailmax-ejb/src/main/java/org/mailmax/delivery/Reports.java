package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.delivery.DeliveryCompanion.Settle;
import org.mailmax.deposit.Deposit;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Directory;
import org.mailmax.folder.FolderCatalog;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.queue.Letter;
import org.mailmax.queue.Origin;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.QueueMessage;
import org.mailmax.queue.report.Action;
import org.mailmax.queue.report.DeliveryReport;
import org.mailmax.queue.report.Fate;
import org.mailmax.queue.report.ReportedMessage;
import org.mailmax.trace.Trace;
import org.mailmax.trace.TraceEvent;
import org.mailmax.trace.TraceStep;

/// Tells senders what has become of their messages. What the report tells of is committed with the report, so it is
/// told exactly once.
///
/// Only senders we know are told: our own users. A sender on another host may be forged, so when mail that an account
/// forwards is refused, the account gets the message and the reason instead; nobody is sent what he did not ask for,
/// and nothing is lost. Reports and responses have the null reverse-path and are never reported on (RFC 5321 §4.5.5).
@ApplicationScoped
public class Reports {

    @Inject
    private Directory directory;

    @Inject
    private Routers routers;

    @Inject
    private Accounts accounts;

    @Inject
    private FolderCatalog folders;

    @Inject
    private Deposits deposits;

    @Inject
    private DeliveryCommit commit;

    @Inject
    private ReportLetterheads letterheads;

    @Inject
    private Trace trace;

    /// What came of an attempt to tell.
    public enum Told {
        /// The report and the outcomes are durable.
        YES,
        /// Nobody is to be told; nothing was written.
        NOBODY,
        /// Somebody should be told, but he cannot be reached; nothing was written.
        IMPOSSIBLE
    }

    /// Makes a report, and the outcomes true with it. Must be called outside a transaction.
    public Told tell(Letter letter, List<Fate> fates, List<Outcome> outcomes) throws MailException, IOException {
        QueueMessage message = letter.message();
        return switch (message.origin()) {
            case RESPONSE, REPORT, TLS_REPORT -> Told.NOBODY;
            case SUBMISSION -> message.reversePath().isNull() ? Told.NOBODY : tellSender(letter, fates, outcomes);
            case FORWARD ->
                isOurs(message.reversePath())
                        ? tellSender(letter, fates, outcomes)
                        : tellForwarder(letter, fates, outcomes);
        };
    }

    private boolean isOurs(ReversePath sender) {
        return sender.address()
                .filter(address -> directory.isLocal(address.domain()))
                .isPresent();
    }

    private Told tellSender(Letter letter, List<Fate> fates, List<Outcome> outcomes) throws MailException, IOException {
        EmailAddress sender = letter.message().reversePath().address().orElseThrow();
        Optional<Report> report = report(sender, reported(letter), fates, List.of(new Settle(outcomes)));
        if (report.isEmpty()) {
            return Told.IMPOSSIBLE;
        }
        commit.deposit(List.of(report.get().deposit()));
        trace(report.get(), fates);
        return Told.YES;
    }

    /// A report that is not committed yet.
    ///
    /// @param about the trace id of the message it is about
    record Report(Consignment consignment, EmailAddress to, Route route, String about, Deposit deposit) {}

    /// A report to one of our users; nothing when the address leads nowhere.
    Optional<Report> report(
            EmailAddress sender, ReportedMessage message, List<Fate> fates, List<? extends DeliveryCompanion> marks)
            throws MailException, IOException {
        if (!directory.isLocal(sender.domain())) {
            return Optional.empty();
        }
        Route route = routers.router(Set.of()).route(List.of(sender));
        if (!route.leadsSomewhere()) {
            return Optional.empty();
        }
        Consignment report = consignment(sender, message, fates);
        return Optional.of(new Report(report, sender, route, message.traceId(), deposits.of(report, route, marks)));
    }

    private Consignment consignment(EmailAddress to, ReportedMessage message, List<Fate> fates) throws IOException {
        Instant now = Instant.now();
        String traceId = TraceId.next(now);
        return new Consignment(
                traceId,
                ReversePath.NULL,
                DeliveryReport.of(letterheads.to(to, traceId), message, fates, now),
                Origin.REPORT,
                Optional.empty(),
                message.internationalised(),
                Consignment.Wishes.NONE,
                now);
    }

    /// Into the INBOX of the account itself: its forwards, which have just failed, are not followed.
    private Told tellForwarder(Letter letter, List<Fate> fates, List<Outcome> outcomes)
            throws MailException, IOException {
        Optional<Account> account = letter.message().account().flatMap(accounts::find);
        if (account.isEmpty()) {
            return letter.message().reversePath().isNull() ? Told.NOBODY : Told.IMPOSSIBLE;
        }
        EmailAddress to = account.get().address();
        Consignment report = consignment(to, reported(letter, Returned.FULL), fates);
        Deposit deposit = deposits.into(report, folders.inbox(account.get().id()), List.of(new Settle(outcomes)));
        commit.deposit(List.of(deposit));
        Route route = new Route(List.of(), List.of(), List.of(), List.of(), List.of());
        trace(new Report(report, to, route, letter.message().traceId(), deposit), fates);
        return Told.YES;
    }

    void trace(Report report, List<Fate> fates) {
        Consignment consignment = report.consignment();
        TraceStep why = TraceStep.ofAll(TraceStep.Kind.MADE, Origin.REPORT.name(), report.about());
        trace.record(() -> Journey.made(consignment, report.to(), report.route(), why));
        for (Fate fate : fates) {
            if (fate.action() == Action.FAILED) {
                trace.record(new TraceEvent.Bounced(
                        report.about(), consignment.received(), fate.recipient(), consignment.traceId()));
            }
        }
    }

    /// RFC 8689 §5: of what must not travel in clear the header comes back at most, since nobody knows where a report
    /// is sent on to.
    private static ReportedMessage reported(Letter letter) {
        DeliveryOptions options = letter.message().options();
        return reported(
                letter,
                options.requireTls() ? Returned.HEADERS : options.returned().orElse(Returned.HEADERS));
    }

    private static ReportedMessage reported(Letter letter, Returned returned) {
        QueueMessage message = letter.message();
        return new ReportedMessage(
                message.traceId(),
                message.options().envelopeId(),
                returned,
                message.created(),
                letter.content(),
                message.isInternationalised());
    }
}

package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.deposit.Deposit;
import org.mailmax.directory.Authentication;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailException.OverQuota;
import org.mailmax.mail.port.MailException.Refused;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.Receipt;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.policy.TransferLimits;
import org.mailmax.queue.Origin;
import org.mailmax.queue.limit.SendingGuard;
import org.mailmax.trace.Trace;

/// Takes over responsibility for messages. No method may be called inside a transaction: the group commit makes one for
/// many messages.
@ApplicationScoped
public class MailTransferService implements MailTransfer {

    @Inject
    private Authentication authentication;

    @Inject
    private Routers routers;

    @Inject
    private TransferLimits limits;

    @Inject
    private SendingGuard sending;

    @Inject
    private SenderCheck senders;

    @Inject
    private RecipientCheck recipients;

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

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return authentication.authenticate(credentials, peer);
    }

    @Override
    public void sender(Peer peer, Optional<Identity> submitter, ReversePath from, long size) throws MailException {
        try {
            limits.checkSize(size);
            limits.checkSpace(size);
            senders.check(peer, submitter, from);
            if (submitter.isPresent()) {
                sending.check(submitter.get());
            }
        } catch (Refused e) {
            trace.record(() -> Journey.refused(peer, submitter, from, List.of(), e));
            throw e;
        } catch (RuntimeException e) {
            throw outOfReach(e);
        }
    }

    @Override
    public void recipient(Peer peer, Optional<Identity> submitter, ReversePath from, EmailAddress to)
            throws MailException {
        try {
            recipients.check(submitter, from, to);
            if (submitter.isPresent()) {
                sending.check(submitter.get(), to);
            }
        } catch (Refused | OverQuota e) {
            trace.record(() -> Journey.refused(peer, submitter, from, List.of(to), e));
            throw e;
        } catch (RuntimeException e) {
            throw outOfReach(e);
        }
    }

    @Override
    public Receipt accept(TransferEnvelope envelope, Content content) throws MailException {
        try {
            limits.checkSize(content.size());
            limits.checkSpace(content.size());
            MessageFacts facts = MessageFacts.of(content);
            limits.checkHops(facts.receivedFields());
            if (envelope.submitter().isPresent()) {
                sending.count(envelope.submitter().get(), envelope.recipients().size());
            }
            return deliver(envelope, consignment(envelope, content), facts);
        } catch (Refused e) {
            trace.record(() -> Journey.refused(
                    envelope.peer(), envelope.submitter(), envelope.reversePath(), envelope.recipients(), e));
            throw e;
        } catch (MailException.NoSuchFolder e) {
            throw new MailException.TryLater("a mailbox is being removed", e);
        } catch (IOException | RuntimeException e) {
            throw outOfReach(e);
        }
    }

    private Receipt deliver(TransferEnvelope envelope, Consignment consignment, MessageFacts facts)
            throws MailException, IOException {
        if (isForLater(envelope, consignment)) {
            return queueForLater(envelope, consignment, facts);
        }
        Route route = route(envelope, facts);
        try (Responder.Answers answers = responder.answers(consignment, route, facts)) {
            List<Deposit> unit = new ArrayList<>();
            unit.add(deposits.of(consignment, route, List.of()));
            unit.addAll(answers.deposits());
            unit.addAll(reports.of(consignment, envelope.recipients()));
            commit.deposit(unit);
            trace.record(() -> Journey.accepted(consignment, envelope, facts, route, answers.steps()));
            answers.events().forEach(event -> trace.record(event));
        }
        return new Receipt(consignment.traceId());
    }

    private static boolean isForLater(TransferEnvelope envelope, Consignment consignment) {
        return envelope.options()
                .holdUntil()
                .filter(consignment.received()::isBefore)
                .isPresent();
    }

    /// Whether it can be delivered is found out now, while somebody is there to be told.
    private Receipt queueForLater(TransferEnvelope envelope, Consignment consignment, MessageFacts facts)
            throws MailException {
        route(envelope, facts);
        commit.deposit(List.of(deposits.later(consignment, envelope.recipients())));
        trace.record(() -> Journey.waits(consignment, envelope, facts));
        return new Receipt(consignment.traceId());
    }

    /// A recipient that was accepted and is gone now: the client shall ask again and be told so for that recipient
    /// alone, rather than get a report later.
    private Route route(TransferEnvelope envelope, MessageFacts facts) throws MailException {
        ReturningMail addresses = routers.addresses(envelope.reversePath());
        Route route = routers.router(addresses, facts.deliveredTo()).route(envelope.recipients());
        recipients.refuseRelay(envelope.submitter(), route, addresses);
        if (!route.leadsSomewhere()) {
            recipients.refuseFailures(route);
        }
        if (!route.failures().isEmpty()) {
            throw new MailException.TryLater("a recipient was removed meanwhile");
        }
        return route;
    }

    private static Consignment consignment(TransferEnvelope envelope, Content content) {
        Instant now = Instant.now();
        return new Consignment(
                TraceId.next(now),
                envelope.reversePath(),
                content,
                envelope.submitter().isPresent() ? Origin.SUBMISSION : Origin.FORWARD,
                envelope.submitter().map(Identity::account),
                envelope.internationalised(),
                new Consignment.Wishes(envelope.options(), envelope.recipientOptions()),
                now);
    }

    private static MailException.TryLater outOfReach(Exception cause) {
        return new MailException.TryLater("mail cannot be taken at the moment", cause);
    }
}

package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.queue.QueueControl;
import org.mailmax.queue.QueueControl.Scope;
import org.mailmax.queue.QueueDestination;
import org.mailmax.queue.QueueDestinations;
import org.mailmax.queue.QueueNews;
import org.mailmax.queue.QueueOverview;
import org.mailmax.queue.QueuePolicies;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.queue.Selection;
import org.mailmax.trace.Trace;
import org.mailmax.trace.TraceEvent;
import org.mailmax.trace.TraceEvent.Handled.Decision;

/// What administrators do with mail that waits to leave. A postmaster sees and moves what accounts of the own domain
/// have sent, forwarded or answered.
@Stateless
public class QueueAdministration {

    /// Of more than so many recipients at once the trace does not tell one by one.
    private static final int TOLD = 1000;

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private QueueControl queue;

    @Inject
    private QueueOverview overview;

    @Inject
    private QueueDestinations destinations;

    @Inject
    private QueuePolicies policies;

    @Inject
    private QueueNews news;

    @Inject
    private DirectoryNews commits;

    @Inject
    private AuditTrail audit;

    @Inject
    private Trace trace;

    /// A page of those who wait, the oldest first.
    public Page<QueuedRecipient> list(Actor actor, Selection selection, int first, int size)
            throws AdministrationException {
        Scope scope = scope(actor, selection);
        List<QueueRecipient> rows = queue.list(scope, first, Math.clamp(size, 1, ListRequest.MAX_SIZE));
        Map<DomainName, QueueDestination> troubled = destinations.among(
                rows.stream().map(QueueRecipient::domain).distinct().toList());
        return new Page<>(
                rows.stream()
                        .map(row -> QueuedRecipient.of(row, Optional.ofNullable(troubled.get(row.domain()))))
                        .toList(),
                queue.count(scope));
    }

    /// The same of those who match what somebody has typed. A name nobody has matches nothing.
    ///
    /// @param destination a domain; empty: any
    /// @param sender the address of an account; empty: any
    public Page<QueuedRecipient> list(
            Actor actor, Optional<QueueRecipient.State> state, String destination, String sender, int first, int size)
            throws AdministrationException {
        Optional<DomainName> to = DomainName.parse(destination);
        Optional<AccountId> from =
                EmailAddress.parse(sender).flatMap(accounts::find).map(Account::id);
        boolean isNobody = (to.isEmpty() && !destination.isEmpty()) || (from.isEmpty() && !sender.isEmpty());
        permissions.visible(actor);
        return isNobody ? new Page<>(List.of(), 0) : list(actor, new Selection.Filtered(state, to, from), first, size);
    }

    /// The destinations to which most waits. In a very long queue the figures may be some minutes old.
    public List<QueuedDestination> destinations(Actor actor, int size) throws AdministrationException {
        List<QueueControl.Waiting> waiting =
                overview.destinations(permissions.visible(actor), Math.clamp(size, 1, ListRequest.MAX_SIZE));
        Map<DomainName, QueueDestination> troubled = destinations.among(
                waiting.stream().map(QueueControl.Waiting::domain).toList());
        return waiting.stream()
                .map(each -> QueuedDestination.of(each, Optional.ofNullable(troubled.get(each.domain()))))
                .toList();
    }

    /// Tries at once, destinations that could not be reached included.
    ///
    /// @return how many recipients
    public int retry(Actor actor, Selection selection) throws AdministrationException {
        Scope scope = decided(actor, selection, Decision.RETRY, AuditAction.QUEUE_RETRY);
        Instant now = Instant.now();
        int count = queue.retry(scope, now);
        wake(scope, now, true);
        return count;
    }

    public int hold(Actor actor, Selection selection) throws AdministrationException {
        Scope scope = decided(actor, selection, Decision.HOLD, AuditAction.QUEUE_HOLD);
        return queue.hold(scope, "held by " + actor.name());
    }

    public int release(Actor actor, Selection selection) throws AdministrationException {
        Scope scope = decided(actor, selection, Decision.RELEASE, AuditAction.QUEUE_RELEASE);
        Instant now = Instant.now();
        int count = queue.release(scope, policies.general().times(now, DeliveryOptions.NONE));
        wake(scope, now, false);
        return count;
    }

    /// Gives up.
    ///
    /// @param report whether the senders are told, within a minute
    public int giveUp(Actor actor, Selection selection, boolean report) throws AdministrationException {
        Scope scope = decided(actor, selection, Decision.GIVE_UP, AuditAction.QUEUE_DELETE);
        return report ? queue.expire(scope, "given up by " + actor.name()) : queue.remove(scope);
    }

    private Scope decided(Actor actor, Selection selection, Decision decision, AuditAction action)
            throws AdministrationException {
        Scope scope = scope(actor, selection);
        List<QueueRecipient> meant = queue.list(scope, 0, TOLD);
        if (meant.isEmpty()) {
            throw new NotFound(Field.ADDRESS, "Nothing of this waits in the queue.");
        }
        audit.record(actor, action, selection.parameter());
        Instant now = Instant.now();
        List<TraceEvent> events = meant.stream()
                .<TraceEvent>map(recipient -> new TraceEvent.Handled(
                        recipient.message().traceId(), now, recipient.address(), decision, actor.name()))
                .toList();
        commits.afterCommit(() -> events.forEach(event -> trace.record(event)));
        return scope;
    }

    /// @param retry try destinations too that could not be reached
    private void wake(Scope scope, Instant now, boolean retry) {
        for (QueueRecipient recipient : queue.list(scope, 0, TOLD)) {
            DomainName domain = recipient.domain();
            int priority = recipient.message().options().priority();
            commits.afterCommit(() -> {
                // First the way is open again: who were told that something is due would find it closed, and defer it.
                if (retry) {
                    news.retry(domain);
                }
                news.due(domain, priority, now);
            });
        }
    }

    private Scope scope(Actor actor, Selection selection) throws AdministrationException {
        return new Scope(selection, permissions.visible(actor));
    }
}

package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.queue.QueueControl;
import org.mailmax.queue.QueueControl.Scope;
import org.mailmax.queue.QueueNews;
import org.mailmax.queue.QueuePolicies;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.queue.Selection;
import org.mailmax.queue.limit.BlockedSender;
import org.mailmax.queue.limit.SendingGuard;
import org.mailmax.queue.limit.SendingLimit;
import org.mailmax.queue.limit.SendingRecords;
import org.mailmax.queue.limit.Suppression;
import org.mailmax.queue.limit.Suppressions;

/// What administrators do about senders: accounts that were blocked because their mail was refused a lot, limits, and
/// addresses that do not exist.
@Stateless
public class SendingAdministration {

    private static final int WOKEN = 1000;

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private SendingRecords records;

    @Inject
    private Suppressions suppressions;

    @Inject
    private SendingGuard guard;

    @Inject
    private QueueControl queue;

    @Inject
    private QueuePolicies policies;

    @Inject
    private QueueNews news;

    @Inject
    private DirectoryNews commits;

    @Inject
    private AuditTrail audit;

    /// The accounts that may not send: these want attention.
    public List<BlockedSender> blocked(Actor actor) throws AdministrationException {
        return records.blocked(permissions.visible(actor));
    }

    /// May send again.
    ///
    /// @param release whether what was held goes out; otherwise it stays in the queue, held
    public void unblock(Actor actor, EmailAddress address, boolean release) throws AdministrationException {
        permissions.require(actor, address.domain());
        Account account = accounts.find(address)
                .filter(found -> records.unblock(found.id()))
                .orElseThrow(() -> new NotFound(Field.ADDRESS, address + " is not blocked."));
        audit.record(actor, AuditAction.SENDING_UNBLOCK, address, release ? "its mail released" : "");
        if (release) {
            release(new Scope(new Selection.Sender(account.id()), Optional.empty()));
        }
        commits.afterCommit(guard::changed);
    }

    private void release(Scope scope) {
        Instant now = Instant.now();
        queue.release(scope, policies.general().times(now, DeliveryOptions.NONE));
        for (QueueRecipient recipient : queue.list(scope, 0, WOKEN)) {
            DomainName domain = recipient.domain();
            int priority = recipient.message().options().priority();
            commits.afterCommit(() -> news.due(domain, priority, now));
        }
    }

    /// Sets how many recipients an account or a whole domain may send to in an hour. Limits are the system's business.
    ///
    /// @param subject an address or a domain of ours
    /// @param perHour nothing: as everybody
    public void limit(Actor actor, String subject, Optional<Integer> perHour) throws AdministrationException {
        permissions.requireSystem(actor);
        if (perHour.filter(limit -> limit < 0).isPresent()) {
            throw new InvalidValue(Field.ADDRESS, "A limit is not negative.");
        }
        String key = subject.strip().toLowerCase(Locale.ROOT);
        records.limit(key, perHour);
        audit.record(
                actor,
                AuditAction.SENDING_LIMIT,
                key,
                perHour.map(Object::toString).orElse("as everybody"));
        commits.afterCommit(guard::changed);
    }

    /// The limits that are not the general one.
    public List<SendingLimit> limits(Actor actor) throws AdministrationException {
        permissions.requireSystem(actor);
        return records.limits();
    }

    /// Addresses our domains do not write to for a while.
    public List<Suppression> suppressions(Actor actor, int first, int size) throws AdministrationException {
        return suppressions.list(
                permissions.visible(actor), Math.max(0, first), Math.clamp(size, 1, ListRequest.MAX_SIZE));
    }

    /// May be written to again.
    public void unsuppress(Actor actor, DomainName domain, EmailAddress address) throws AdministrationException {
        permissions.require(actor, domain);
        if (!suppressions.remove(domain, address)) {
            throw new NotFound(Field.ADDRESS, address + " is not on the list of " + domain + ".");
        }
        audit.record(actor, AuditAction.SUPPRESSION_DELETE, address, "of " + domain);
        commits.afterCommit(guard::changed);
    }
}

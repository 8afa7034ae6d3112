package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.DestinationPolicies;
import org.mailmax.queue.DestinationPolicy;
import org.mailmax.queue.QueuePolicies;
import org.mailmax.queue.QueuePolicy;

/// How mail for single destinations is tried: backoff, expiry, concurrency, rate.
@Stateless
public class DestinationAdministration {

    @Inject
    private Permissions permissions;

    @Inject
    private DestinationPolicies policies;

    @Inject
    private QueuePolicies known;

    @Inject
    private DirectoryNews commits;

    @Inject
    private AuditTrail audit;

    public List<DestinationPolicy> list(Actor actor) throws AdministrationException {
        permissions.requireSystem(actor);
        return policies.all();
    }

    /// The one of this destination, or a new one that changes nothing yet.
    public DestinationPolicy policy(Actor actor, DomainName domain) throws AdministrationException {
        permissions.requireSystem(actor);
        return policies.find(domain).orElseGet(() -> new DestinationPolicy(domain));
    }

    /// How mail is tried where nothing else is said.
    public QueuePolicy general(Actor actor) throws AdministrationException {
        permissions.requireSystem(actor);
        return known.general();
    }

    public void save(Actor actor, DestinationPolicy policy) throws AdministrationException {
        permissions.requireSystem(actor);
        policies.save(policy);
        audit.record(actor, AuditAction.DESTINATION_CHANGE, policy.domain());
        commits.afterCommit(known::changed);
    }

    /// As every other destination.
    public void reset(Actor actor, DomainName domain) throws AdministrationException {
        permissions.requireSystem(actor);
        policies.remove(domain);
        audit.record(actor, AuditAction.DESTINATION_CHANGE, domain, "as everywhere");
        commits.afterCommit(known::changed);
    }
}

package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.LimitReached;
import org.mailmax.directory.Domain;
import org.mailmax.directory.DomainLimits;
import org.mailmax.directory.Domains;

/// Keeps a domain within its limits. The row of the domain is locked while something is counted, so two administrators
/// at the same moment cannot exceed a limit together.
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Limits {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private Domains domains;

    /// Whether one more mailbox or group fits in.
    public void requireRoomForAccount(Domain domain) throws LimitReached {
        long limit = domain.limits().accounts();
        if (limit > 0 && count(domain, "SELECT COUNT(a) FROM Account a WHERE a.domain = :domain") >= limit) {
            throw new LimitReached(Field.ADDRESS, "The domain may have " + limit + " mailboxes.", limit);
        }
    }

    /// Whether one more alias fits in.
    public void requireRoomForAlias(Domain domain) throws LimitReached {
        long limit = domain.limits().aliases();
        if (limit > 0
                && count(domain, "SELECT COUNT(a) FROM Address a WHERE a.domain = :domain AND a.alias = TRUE")
                        >= limit) {
            throw new LimitReached(Field.ALIAS, "The domain may have " + limit + " aliases.", limit);
        }
    }

    /// Whether a mailbox may have this quota instead of the one it has.
    ///
    /// @param before what it counted until now; 0 for a new one
    public void requireQuota(Domain domain, long before, long octets) throws LimitReached {
        DomainLimits limits = domain.limits();
        if (limits.accountOctets() > 0 && (octets == 0 || octets > limits.accountOctets())) {
            throw new LimitReached(Field.QUOTA, "The quota of a mailbox is limited here.", limits.accountOctets());
        }
        if (limits.totalOctets() > 0 && (octets == 0 || promised(domain) - before + octets > limits.totalOctets())) {
            throw new LimitReached(Field.QUOTA, "The quotas of the domain are used up.", limits.totalOctets());
        }
    }

    /// What the quotas of all mailboxes add up to.
    private long promised(Domain domain) {
        return count(domain, "SELECT COALESCE(SUM(a.quotaOctets), 0) FROM Account a WHERE a.domain = :domain");
    }

    private long count(Domain domain, String query) {
        domains.lock(domain.name());
        return em.createQuery(query, Number.class)
                .setParameter("domain", domain)
                .getSingleResult()
                .longValue();
    }
}

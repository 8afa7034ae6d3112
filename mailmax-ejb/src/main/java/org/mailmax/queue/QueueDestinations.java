package org.mailmax.queue;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailmax.mail.address.DomainName;

/// The destinations that cannot be reached, in the database.
@Stateless
public class QueueDestinations {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public List<QueueDestination> all() {
        return em.createQuery("SELECT d FROM QueueDestination d", QueueDestination.class)
                .getResultList();
    }

    public Optional<QueueDestination> find(DomainName domain) {
        return Optional.ofNullable(em.find(QueueDestination.class, domain.name()));
    }

    /// Those of these domains that cannot be reached, at most a few hundred.
    public Map<DomainName, QueueDestination> among(Collection<DomainName> domains) {
        if (domains.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("SELECT d FROM QueueDestination d WHERE d.domain IN :domains", QueueDestination.class)
                .setParameter("domains", domains.stream().map(DomainName::name).toList())
                .getResultStream()
                .collect(Collectors.toMap(QueueDestination::domain, Function.identity()));
    }

    public void failed(QueueDestination destination) {
        em.merge(destination);
    }

    public void reached(DomainName domain) {
        em.createQuery("DELETE FROM QueueDestination d WHERE d.domain = :domain")
                .setParameter("domain", domain.name())
                .executeUpdate();
    }

    /// Forgets those nothing waits for any more.
    public void forgetIdle(Instant now) {
        em.createQuery("DELETE FROM QueueDestination d WHERE d.retryAt < :now AND NOT EXISTS"
                        + " (SELECT 1 FROM QueueRecipient r WHERE r.domain = d.domain)")
                .setParameter("now", now.getEpochSecond())
                .executeUpdate();
    }
}

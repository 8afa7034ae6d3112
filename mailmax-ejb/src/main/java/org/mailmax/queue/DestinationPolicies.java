package org.mailmax.queue;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;

/// The destinations with a policy of their own, in the database.
@Stateless
public class DestinationPolicies {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public Optional<DestinationPolicy> find(DomainName domain) {
        return Optional.ofNullable(em.find(DestinationPolicy.class, domain.name()));
    }

    public List<DestinationPolicy> all() {
        return em.createQuery("SELECT p FROM DestinationPolicy p ORDER BY p.domain", DestinationPolicy.class)
                .getResultList();
    }

    public void save(DestinationPolicy policy) {
        em.merge(policy);
    }

    public void remove(DomainName domain) {
        find(domain).ifPresent(em::remove);
    }
}

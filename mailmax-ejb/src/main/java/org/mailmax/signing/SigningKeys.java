package org.mailmax.signing;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;

/// The DKIM keys in the database.
@Stateless
public class SigningKeys {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// The keys of a domain, the oldest first.
    public List<SigningKey> of(DomainName domain) {
        return em.createQuery(
                        "SELECT k FROM SigningKey k JOIN FETCH k.domain WHERE k.domain.name = :domain ORDER BY k.id",
                        SigningKey.class)
                .setParameter("domain", domain.name())
                .getResultList();
    }

    public Optional<SigningKey> find(DomainName domain, String selector) {
        return of(domain).stream()
                .filter(key -> key.selector().equals(selector))
                .findFirst();
    }

    public void add(SigningKey key) {
        em.persist(key);
        em.flush();
    }

    public void remove(SigningKey key) {
        em.remove(em.contains(key) ? key : em.merge(key));
    }
}

package org.mailmax.signing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.mailmax.mail.address.DomainName;

/// The DKIM keys in the database.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
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

    public void add(SigningKey key) {
        em.persist(key);
        em.flush();
    }

    /// The keys in a state, the oldest first, some of them.
    public List<SigningKey> in(SigningKey.State state, int count) {
        return em.createQuery(
                        "SELECT k FROM SigningKey k JOIN FETCH k.domain WHERE k.state = :state ORDER BY k.changedAt,"
                                + " k.id",
                        SigningKey.class)
                .setParameter("state", state)
                .setMaxResults(count)
                .getResultList();
    }
}

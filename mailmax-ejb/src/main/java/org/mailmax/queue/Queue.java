package org.mailmax.queue;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.mailmax.mail.identity.AccountId;

/// The queue in the database.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Queue {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// Those who wait, the oldest first.
    public List<QueueRecipient> list(int first, int count) {
        return em.createQuery("SELECT r FROM QueueRecipient r JOIN FETCH r.message ORDER BY r.id", QueueRecipient.class)
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList();
    }

    /// How many recipients wait.
    public long size() {
        return em.createQuery("SELECT COUNT(r) FROM QueueRecipient r", Long.class)
                .getSingleResult();
    }

    /// An account goes; what it has sent still goes out.
    public void disown(AccountId account) {
        em.createQuery("UPDATE QueueMessage m SET m.accountId = NULL WHERE m.accountId = :account")
                .setParameter("account", account.value())
                .executeUpdate();
    }
}

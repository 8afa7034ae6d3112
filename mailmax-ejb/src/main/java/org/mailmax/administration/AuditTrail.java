package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.mailmax.directory.DirectoryNews;

/// Writes an audit record into the transaction of each change, and has the change told when it is committed.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AuditTrail {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private DirectoryNews news;

    public void record(Actor actor, AuditAction action, Object subject) {
        record(actor, action, subject, "");
    }

    public void record(Actor actor, AuditAction action, Object subject, String detail) {
        em.persist(new AuditRecord(Instant.now(), actor.name(), action, subject.toString(), detail));
        news.tellAfterCommit();
    }

    /// The newest records.
    public List<AuditRecord> newest(int count) {
        return em.createQuery("SELECT r FROM AuditRecord r ORDER BY r.atMillis DESC, r.id DESC", AuditRecord.class)
                .setMaxResults(count)
                .getResultList();
    }
}

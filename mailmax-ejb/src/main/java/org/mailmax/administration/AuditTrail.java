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
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

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
        em.persist(
                new AuditRecord(Instant.now(), actor.name(), action, subject.toString(), detail).of(domain(subject)));
        news.tellAfterCommit();
    }

    /// A change of settings: what differs is written down, before and after.
    public void change(Actor actor, AuditAction action, Object subject, Record before, Record after) {
        Differences differences = Differences.of(before, after);
        em.persist(new AuditRecord(Instant.now(), actor.name(), action, subject.toString(), "")
                .of(domain(subject))
                .changed(differences.before(), differences.after()));
        news.tellAfterCommit();
    }

    /// Whose postmaster may see it.
    private static String domain(Object subject) {
        return switch (subject) {
            case EmailAddress address -> address.domain().name();
            case DomainName domain -> domain.name();
            default -> "";
        };
    }

    /// The newest records.
    public List<AuditRecord> newest(int count) {
        return em.createQuery("SELECT r FROM AuditRecord r ORDER BY r.atMillis DESC, r.id DESC", AuditRecord.class)
                .setMaxResults(count)
                .getResultList();
    }
}

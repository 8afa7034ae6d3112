package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.mailmax.mail.address.EmailAddress;

/// Writes down the looks into mailboxes, each committed before anything is shown.
@Stateless
public class LookRecords {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private AuditTrail audit;

    public void add(Actor actor, EmailAddress address, String detail) {
        audit.record(actor, AuditAction.MAILBOX_LOOK, address, detail);
    }

    /// The newest ones.
    public List<LookEntry> of(EmailAddress address, int count) {
        return em.createQuery(
                        "SELECT r FROM AuditRecord r WHERE r.domain = :domain AND r.subject = :subject"
                                + " AND r.action = :action ORDER BY r.atMillis DESC, r.id DESC",
                        AuditRecord.class)
                .setParameter("domain", address.domain().name())
                .setParameter("subject", address.toString())
                .setParameter("action", AuditAction.MAILBOX_LOOK.text())
                .setMaxResults(count)
                .getResultStream()
                .map(record -> new LookEntry(record.at(), record.actor(), record.detail()))
                .toList();
    }
}

package org.mailmax.delivery;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.mailmax.directory.Mailbox;
import org.mailmax.folder.QuotaUsage;

/// Whether a mailbox has room left within its quota.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MailboxSpace {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public boolean isFull(Mailbox mailbox) {
        long limit = mailbox.settings().quotaOctets();
        return limit > 0 && used(mailbox) >= limit;
    }

    private long used(Mailbox mailbox) {
        QuotaUsage usage = em.find(QuotaUsage.class, mailbox.account().value());
        return usage == null ? 0 : usage.octets();
    }
}

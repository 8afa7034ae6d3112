package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.mailmax.directory.Mailbox;
import org.mailmax.folder.QuotaUsage;

/// Whether a mailbox has room left within its quota.
@ApplicationScoped
public class MailboxSpace {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    boolean isFull(Mailbox mailbox) {
        long limit = mailbox.settings().quotaOctets();
        return limit > 0 && used(mailbox) >= limit;
    }

    private long used(Mailbox mailbox) {
        QuotaUsage usage = em.find(QuotaUsage.class, mailbox.account().value());
        return usage == null ? 0 : usage.octets();
    }
}

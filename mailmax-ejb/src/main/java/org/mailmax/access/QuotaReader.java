package org.mailmax.access;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.port.MailException;

/// Reads how much an account holds and may hold.
@Stateless
public class QuotaReader {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// @throws MailException.NotPermitted when there is no such account any more
    public Quota quota(long account) throws MailException {
        List<Object[]> rows = em.createQuery(
                        "select q.octets, a.quotaOctets, q.messages from QuotaUsage q, Account a"
                                + " where q.accountId = :account and a.id = :account",
                        Object[].class)
                .setParameter("account", account)
                .getResultList();
        if (rows.isEmpty()) {
            throw new MailException.NotPermitted("there is no such account any more");
        }
        Object[] row = rows.getFirst();
        return new Quota((Long) row[0], (Long) row[1], (Long) row[2]);
    }
}

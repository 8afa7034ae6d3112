package org.mailmax.route.sts;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;

/// The policies in the database.
@Stateless
public class StsRows {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public Optional<StsRow> find(DomainName domain) {
        return Optional.ofNullable(em.find(StsRow.class, domain.name()));
    }

    public void save(DomainName domain, String id, StsPolicy policy, Instant now) {
        StsRow row = find(domain).orElseGet(() -> new StsRow(domain));
        row.fill(id, policy, now);
        em.merge(row);
    }

    /// Forgets those that hold no longer.
    ///
    /// @return how many
    public int sweep(Instant now) {
        return em.createQuery("DELETE FROM StsRow r WHERE r.expiresAt < :now")
                .setParameter("now", now.getEpochSecond())
                .executeUpdate();
    }
}

package org.mailmax.queue.limit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.queue.DomainCondition;

/// The addresses a domain does not write to for a while.
@Stateless
public class Suppressions {

    private static final int MAX_ANSWER = 1000;
    private static final String SELECT =
            "SELECT d.name, s.address, s.since, s.answer FROM suppression s, domain d" + " WHERE d.id = s.domain_id";

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public Optional<Suppression> find(DomainName domain, EmailAddress address) {
        List<?> rows = em.createNativeQuery(SELECT + " AND d.name = ?1 AND s.address_key = ?2")
                .setParameter(1, domain.name())
                .setParameter(2, key(address))
                .getResultList();
        return rows.stream().map(Suppressions::read).findFirst();
    }

    /// @param only nothing for all domains
    public List<Suppression> list(Optional<Set<DomainName>> only, int first, int count) {
        List<?> rows = em.createNativeQuery(
                        SELECT + " AND " + DomainCondition.of(only, "d.name") + " ORDER BY d.name, s.address_key")
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList();
        return rows.stream().map(Suppressions::read).toList();
    }

    /// From now on, whatever was known before.
    public void add(Suppression suppression) {
        remove(suppression.domain(), suppression.address());
        String answer = suppression.answer();
        em.createNativeQuery("INSERT INTO suppression (domain_id, address_key, address, since, answer) SELECT id,"
                        + " CAST(?1 AS VARCHAR(400)), CAST(?2 AS VARCHAR(400)), CAST(?3 AS BIGINT),"
                        + " CAST(?4 AS VARCHAR(1000)) FROM domain WHERE name = ?5")
                .setParameter(1, key(suppression.address()))
                .setParameter(2, suppression.address().toString())
                .setParameter(3, suppression.since().getEpochSecond())
                .setParameter(4, answer.length() <= MAX_ANSWER ? answer : answer.substring(0, MAX_ANSWER))
                .setParameter(5, suppression.domain().name())
                .executeUpdate();
    }

    public boolean remove(DomainName domain, EmailAddress address) {
        return em.createNativeQuery("DELETE FROM suppression WHERE address_key = ?1 AND domain_id IN"
                                + " (SELECT id FROM domain WHERE name = ?2)")
                        .setParameter(1, key(address))
                        .setParameter(2, domain.name())
                        .executeUpdate()
                > 0;
    }

    /// Forgets those from before then.
    ///
    /// @return how many
    public int sweep(Instant before) {
        return em.createNativeQuery("DELETE FROM suppression WHERE since < ?1")
                .setParameter(1, before.getEpochSecond())
                .executeUpdate();
    }

    private static Suppression read(Object row) {
        Object[] columns = (Object[]) row;
        return new Suppression(
                new DomainName((String) columns[0]),
                EmailAddress.of((String) columns[1]),
                Instant.ofEpochSecond(((Number) columns[2]).longValue()),
                (String) columns[3]);
    }

    private static String key(EmailAddress address) {
        return address.toString().toLowerCase(Locale.ROOT);
    }
}

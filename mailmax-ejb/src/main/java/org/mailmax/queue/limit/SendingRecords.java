package org.mailmax.queue.limit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.queue.DomainCondition;

/// What is written down about senders.
@Stateless
public class SendingRecords {

    private static final Duration KEPT = Duration.ofDays(1);

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// What was sent in the hour that began then.
    public List<SendingHour> hour(long start) {
        List<SendingHour> hours = new ArrayList<>();
        for (Object row : em.createNativeQuery(
                        "SELECT h.account_id, d.name, h.recipients, h.refusals FROM sending_hour h, account a, domain"
                                + " d WHERE h.hour_start = ?1 AND a.id = h.account_id AND d.id = a.domain_id")
                .setParameter(1, start)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            hours.add(new SendingHour(
                    new AccountId(number(columns[0])),
                    new DomainName((String) columns[1]),
                    number(columns[2]),
                    number(columns[3])));
        }
        return hours;
    }

    /// Writes the counts of an hour. Accounts that are gone are passed over.
    public void save(long start, Collection<SendingHour> hours) {
        for (SendingHour hour : hours) {
            if (update(start, hour) == 0) {
                insert(start, hour);
            }
        }
    }

    /// Forgets what is older than a day.
    ///
    /// @return how many hours of accounts
    public int sweep(Instant now) {
        return em.createNativeQuery("DELETE FROM sending_hour WHERE hour_start < ?1")
                .setParameter(1, now.minus(KEPT).getEpochSecond())
                .executeUpdate();
    }

    private int update(long start, SendingHour hour) {
        return em.createNativeQuery("UPDATE sending_hour SET recipients = ?1, refusals = ?2 WHERE account_id = ?3"
                        + " AND hour_start = ?4")
                .setParameter(1, hour.recipients())
                .setParameter(2, hour.refusals())
                .setParameter(3, hour.account().value())
                .setParameter(4, start)
                .executeUpdate();
    }

    private void insert(long start, SendingHour hour) {
        em.createNativeQuery("INSERT INTO sending_hour (account_id, hour_start, recipients, refusals)"
                        + " SELECT id, CAST(?1 AS BIGINT), CAST(?2 AS BIGINT), CAST(?3 AS BIGINT) FROM account"
                        + " WHERE id = ?4")
                .setParameter(1, start)
                .setParameter(2, hour.recipients())
                .setParameter(3, hour.refusals())
                .setParameter(4, hour.account().value())
                .executeUpdate();
    }

    /// How many recipients in an hour, when it is not the general limit.
    ///
    /// @param subject an address or a domain
    public Optional<Integer> limit(String subject) {
        return first("SELECT per_hour FROM sending_limit WHERE subject = ?1", subject)
                .map(column -> ((Number) column).intValue());
    }

    /// @param perHour nothing for the general limit
    public void limit(String subject, Optional<Integer> perHour) {
        em.createNativeQuery("DELETE FROM sending_limit WHERE subject = ?1")
                .setParameter(1, subject)
                .executeUpdate();
        perHour.ifPresent(limit -> em.createNativeQuery("INSERT INTO sending_limit (subject, per_hour) VALUES (?1, ?2)")
                .setParameter(1, subject)
                .setParameter(2, limit)
                .executeUpdate());
    }

    /// All that are not the general one.
    public List<SendingLimit> limits() {
        List<?> rows = em.createNativeQuery("SELECT subject, per_hour FROM sending_limit ORDER BY subject")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new SendingLimit((String) row[0], Math.toIntExact(number(row[1]))))
                .toList();
    }

    /// Why an account may not send.
    public Optional<String> blocked(AccountId account) {
        return first("SELECT because FROM sending_block WHERE account_id = ?1", account.value())
                .map(String.class::cast);
    }

    /// @return false when it was blocked already
    public boolean block(AccountId account, Instant since, String because) {
        return em.createNativeQuery("INSERT INTO sending_block (account_id, since, because)"
                                + " SELECT id, CAST(?1 AS BIGINT), CAST(?2 AS VARCHAR(400)) FROM account WHERE id = ?3"
                                + " AND NOT EXISTS (SELECT 1 FROM sending_block WHERE account_id = ?3)")
                        .setParameter(1, since.getEpochSecond())
                        .setParameter(2, because)
                        .setParameter(3, account.value())
                        .executeUpdate()
                > 0;
    }

    public boolean unblock(AccountId account) {
        return em.createNativeQuery("DELETE FROM sending_block WHERE account_id = ?1")
                        .setParameter(1, account.value())
                        .executeUpdate()
                > 0;
    }

    /// The accounts that may not send.
    public List<BlockedSender> blocked(Optional<Set<DomainName>> only) {
        List<BlockedSender> found = new ArrayList<>();
        for (Object row : em.createNativeQuery("SELECT b.account_id, a.local_part, d.name, b.since, b.because FROM"
                        + " sending_block b, account a, domain d WHERE a.id = b.account_id AND d.id = a.domain_id"
                        + " AND " + DomainCondition.of(only, "d.name") + " ORDER BY b.since")
                .getResultList()) {
            Object[] columns = (Object[]) row;
            found.add(new BlockedSender(
                    new AccountId(number(columns[0])),
                    new EmailAddress((String) columns[1], new DomainName((String) columns[2])),
                    Instant.ofEpochSecond(number(columns[3])),
                    (String) columns[4]));
        }
        return found;
    }

    private Optional<Object> first(String query, Object parameter) {
        List<?> rows = em.createNativeQuery(query).setParameter(1, parameter).getResultList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}

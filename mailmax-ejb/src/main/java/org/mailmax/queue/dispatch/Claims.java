package org.mailmax.queue.dispatch;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailmax.content.Location;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.QueueRecipient;

/// Finds what is due. Every statement reads an index from its first matching row on, so it costs the same for any
/// length of the queue.
@Stateless
public class Claims {

    // All columns of the index stand in the order, although the first three are the same: H2 sorts otherwise.
    private static final String DUE = "SELECT id FROM queue_recipient WHERE domain = ?1 AND state = 'WAITING'"
            + " AND priority = ?2 AND next_attempt <= ?3 ORDER BY domain, state, priority, next_attempt, id";
    private static final String NEXT = "SELECT next_attempt FROM queue_recipient WHERE domain = ?1 AND"
            + " state = 'WAITING' AND priority = ?2 AND next_attempt > ?3"
            + " ORDER BY domain, state, priority, next_attempt, id";
    private static final String LANES = "SELECT domain, priority, MIN(next_attempt) FROM queue_recipient WHERE"
            + " state = 'WAITING' GROUP BY domain, state, priority ORDER BY 3";
    private static final String NOTICES =
            "SELECT id FROM queue_recipient WHERE state = 'WAITING' AND notice_at <= ?1 ORDER BY state, notice_at";

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// Recipients at a domain that are due, the longest due first.
    public List<Long> due(DomainName domain, int priority, Instant now, int limit) {
        return longs(em.createNativeQuery(DUE)
                .setParameter(1, domain.name())
                .setParameter(2, priority)
                .setParameter(3, now.getEpochSecond())
                .setMaxResults(limit));
    }

    /// When the first of those who are not due yet will be.
    public Optional<Instant> next(DomainName domain, int priority, Instant now) {
        return longs(em.createNativeQuery(NEXT)
                        .setParameter(1, domain.name())
                        .setParameter(2, priority)
                        .setParameter(3, now.getEpochSecond())
                        .setMaxResults(1))
                .stream()
                .map(Instant::ofEpochSecond)
                .findFirst();
    }

    /// Recipients whose senders are to be told something, or that have expired.
    public List<Long> notices(Instant now, int limit) {
        return longs(em.createNativeQuery(NOTICES)
                .setParameter(1, now.getEpochSecond())
                .setMaxResults(limit));
    }

    /// A domain to which mail waits, and when the first of it is due.
    public record Due(DomainName domain, int priority, Instant from) {}

    /// All domains to which mail waits, the first due first. Reads the whole index: for the start.
    public List<Due> lanes(int limit) {
        List<Due> lanes = new ArrayList<>();
        for (Object row : em.createNativeQuery(LANES).setMaxResults(limit).getResultList()) {
            Object[] columns = (Object[]) row;
            lanes.add(new Due(
                    new DomainName((String) columns[0]),
                    ((Number) columns[1]).intValue(),
                    Instant.ofEpochSecond(((Number) columns[2]).longValue())));
        }
        return lanes;
    }

    /// The recipients with these ids that are still there, in the order of their ids, with their messages.
    public List<Claim> read(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // The message first: then the recipient finds it read already.
        return em.createQuery(
                        "SELECT m, r, c.volumeId, c.position, c.octets FROM QueueRecipient r JOIN r.message m,"
                                + " StoredContent c WHERE c.id = m.contentId AND r.id IN :ids ORDER BY r.id",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row ->
                        new Claim((QueueRecipient) row[1], new Location((Long) row[2], (Long) row[3], (Long) row[4])))
                .toList();
    }

    private static List<Long> longs(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> ((Number) row).longValue()).toList();
    }
}

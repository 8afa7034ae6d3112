package org.mailmax.queue;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.DomainName;

/// Looks into the queue and changes what waits there, many at once. What is on its way at the moment is not called
/// back: when it comes back, what was decided holds.
@Stateless
public class QueueControl {

    private static final String OWN = " AND queue_id IN (SELECT m.id FROM queue_message m, account a, domain d"
            + " WHERE a.id = m.account_id AND d.id = a.domain_id AND ";
    private static final int PAGE = 1000;

    /// Of a part of the queue nobody has to know more exactly than that it is so many or more.
    private static final int COUNTED = 20_000;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// What is meant: a selection, and whose mail it may be.
    ///
    /// @param owners the domains whose accounts have sent it; nothing: any
    public record Scope(Selection selection, Optional<Set<DomainName>> owners) {

        private boolean isEverything() {
            return owners.isEmpty() && selection instanceof Selection.All;
        }

        private String where() {
            String own = owners.isPresent() ? OWN + DomainCondition.of(owners, "d.name") + ")" : "";
            return " WHERE " + selection.condition() + own;
        }

        private Query fill(Query query) {
            return query.setParameter(1, selection.parameter());
        }
    }

    /// Those who wait, the oldest first; at one destination in the order they are tried.
    public List<QueueRecipient> list(Scope scope, int first, int count) {
        List<Long> ids = ids(scope, first, count);
        return ids.isEmpty()
                ? List.of()
                : em.createQuery(
                                "SELECT r FROM QueueRecipient r JOIN FETCH r.message WHERE r.id IN :ids",
                                QueueRecipient.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .sorted(Comparator.comparingInt(found -> ids.indexOf(found.id())))
                        .toList();
    }

    public long count(Scope scope) {
        if (scope.isEverything()) {
            // Without a condition the database need not look at the rows.
            return em.createQuery("SELECT COUNT(r) FROM QueueRecipient r", Long.class)
                    .getSingleResult();
        }
        Query query = scope.fill(em.createNativeQuery("SELECT COUNT(*) FROM (SELECT id FROM queue_recipient"
                + scope.where() + " FETCH FIRST " + COUNTED + " ROWS ONLY) counted"));
        return ((Number) query.getSingleResult()).longValue();
    }

    /// A domain to which mail waits.
    ///
    /// @param waiting how many recipients, those held included
    /// @param next when the first is due
    public record Waiting(DomainName domain, long waiting, Instant next) {}

    /// The destinations to which most waits.
    public List<Waiting> destinations(Optional<Set<DomainName>> owners, int count) {
        Scope scope = new Scope(new Selection.All(), owners);
        Query query = scope.fill(em.createNativeQuery("SELECT domain, COUNT(*), MIN(next_attempt) FROM queue_recipient"
                + scope.where() + " GROUP BY domain ORDER BY 2 DESC, 1"));
        List<Waiting> found = new ArrayList<>();
        for (Object row : query.setMaxResults(count).getResultList()) {
            Object[] columns = (Object[]) row;
            found.add(new Waiting(
                    new DomainName((String) columns[0]),
                    ((Number) columns[1]).longValue(),
                    Instant.ofEpochSecond(((Number) columns[2]).longValue())));
        }
        return found;
    }

    /// Due at once. Those that are held stay held.
    public int retry(Scope scope, Instant now) {
        return scope.fill(em.createNativeQuery("UPDATE queue_recipient SET next_attempt = " + now.getEpochSecond()
                        + scope.where() + " AND state = 'WAITING'"))
                .executeUpdate();
    }

    /// Not tried any more until they are released.
    public int hold(Scope scope, String because) {
        Query query = em.createNativeQuery("UPDATE queue_recipient SET state = 'HELD', held_because = ?2"
                + scope.where() + " AND state = 'WAITING'");
        query.setParameter(2, QueueRecipient.cut(because, QueueRecipient.MAX_REASON));
        return scope.fill(query).executeUpdate();
    }

    /// Due at once, with a whole new time table: they could not be tried meanwhile.
    public int release(Scope scope, QueueEntry.Times times) {
        return scope.fill(em.createNativeQuery("UPDATE queue_recipient SET state = 'WAITING', held_because = '',"
                        + " next_attempt = " + times.due().getEpochSecond()
                        + ", notice_at = " + times.notice().getEpochSecond()
                        + ", expires_at = " + times.expires().getEpochSecond()
                        + scope.where() + " AND state = 'HELD'"))
                .executeUpdate();
    }

    /// To be given up and reported to their senders, as if their time had run out.
    public int expire(Scope scope, String because) {
        Query query = em.createNativeQuery("UPDATE queue_recipient SET state = 'WAITING', held_because = '',"
                + " notice_at = 0, expires_at = 0, next_attempt = " + QueueRecipient.NEVER_AGAIN
                + ", last_answer = ?2" + scope.where());
        query.setParameter(2, QueueRecipient.cut(because, QueueRecipient.MAX_ANSWER));
        return scope.fill(query).executeUpdate();
    }

    /// Taken out of the queue without a word.
    public int remove(Scope scope) {
        int removed = 0;
        List<QueueRecipient> page = list(scope, 0, PAGE);
        while (!page.isEmpty()) {
            removed += Outcomes.write(
                    em,
                    page.stream()
                            .<Outcome>map(recipient -> new Outcome.Ended(
                                    recipient.id(), recipient.message().id()))
                            .toList());
            em.clear();
            page = list(scope, 0, PAGE);
        }
        return removed;
    }

    private List<Long> ids(Scope scope, int first, int count) {
        Query query = scope.fill(em.createNativeQuery("SELECT id FROM queue_recipient" + scope.where() + " ORDER BY "
                + scope.selection().order()));
        List<?> rows = query.setFirstResult(first).setMaxResults(count).getResultList();
        return rows.stream().map(row -> ((Number) row).longValue()).toList();
    }
}

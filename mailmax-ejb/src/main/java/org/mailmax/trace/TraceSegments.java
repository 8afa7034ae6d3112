package org.mailmax.trace;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The segments in the database.
@Stateless
public class TraceSegments {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// A segment without its records.
    ///
    /// @param names what may be in it, see [NameFilter]
    public record Head(long id, Instant from, byte[] names) {}

    public void add(List<TraceRecord> records) {
        em.persist(new TraceSegment(records));
    }

    /// Segments with records of this time, the newest first.
    ///
    /// @param after what has been seen: no segment that begins later is given again
    public List<Head> heads(Instant from, Instant until, Head after, int count) {
        return em.createQuery(
                        "SELECT s.id, s.fromMillis, s.names FROM TraceSegment s"
                                + " WHERE s.untilMillis >= :from AND s.fromMillis < :until"
                                + " AND (s.fromMillis < :begin OR s.fromMillis = :begin AND s.id < :id)"
                                + " ORDER BY s.fromMillis DESC, s.id DESC",
                        Object[].class)
                .setParameter("from", from.toEpochMilli())
                .setParameter("until", until.toEpochMilli())
                .setParameter("begin", after.from().toEpochMilli())
                .setParameter("id", after.id())
                .setMaxResults(count)
                .getResultStream()
                .map(row -> new Head((Long) row[0], Instant.ofEpochMilli((Long) row[1]), (byte[]) row[2]))
                .toList();
    }

    /// The records of these segments, in no order; of those that are still there.
    public List<TraceRecord> records(Collection<Long> ids) {
        List<TraceRecord> all = new ArrayList<>();
        if (!ids.isEmpty()) {
            em.createQuery("SELECT s FROM TraceSegment s WHERE s.id IN :ids", TraceSegment.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(segment -> all.addAll(segment.records()));
        }
        return all;
    }

    /// Forgets what ended before this time.
    public int forgetBefore(Instant time) {
        return em.createQuery("DELETE FROM TraceSegment s WHERE s.untilMillis < :time")
                .setParameter("time", time.toEpochMilli())
                .executeUpdate();
    }

    /// Puts small segments of one stretch of time together.
    ///
    /// @param small how many records a segment has that needs no company
    /// @return how many segments became one
    public int merge(Instant from, Instant until, int small) {
        List<TraceSegment> segments = em.createQuery(
                        "SELECT s FROM TraceSegment s WHERE s.fromMillis >= :from AND s.untilMillis < :until"
                                + " AND s.records < :small ORDER BY s.fromMillis, s.id",
                        TraceSegment.class)
                .setParameter("from", from.toEpochMilli())
                .setParameter("until", until.toEpochMilli())
                .setParameter("small", small)
                .setMaxResults(small)
                .getResultList();
        List<TraceSegment> together = company(segments, small);
        if (together.size() < 2) {
            return 0;
        }
        add(together.stream().flatMap(each -> each.records().stream()).toList());
        together.forEach(em::remove);
        return together.size();
    }

    /// The first segments one after the other that fit into one; none when no two do.
    private static List<TraceSegment> company(List<TraceSegment> segments, int room) {
        List<TraceSegment> together = new ArrayList<>();
        int records = 0;
        for (TraceSegment segment : segments) {
            if (records + segment.size() > room) {
                if (together.size() > 1) {
                    break;
                }
                together.clear();
                records = 0;
            }
            together.add(segment);
            records += segment.size();
        }
        return together;
    }
}

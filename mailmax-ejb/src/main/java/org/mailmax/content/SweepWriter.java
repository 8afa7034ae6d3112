package org.mailmax.content;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The statements of the sweep. A content is referred to by messages and queue entries; the foreign keys have the
/// last word, so a statement that would take away what somebody needs fails as a whole.
@Stateless
public class SweepWriter {

    private static final String UNREFERENCED = " NOT EXISTS (SELECT 1 FROM message m WHERE m.content_id = content.id)"
            + " AND NOT EXISTS (SELECT 1 FROM queue_message q WHERE q.content_id = content.id)";

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// A page of contents nobody refers to, behind an id.
    public List<Long> unreferenced(long afterId, int limit) {
        return longs(em.createNativeQuery("SELECT id FROM content WHERE id > ?1 AND" + UNREFERENCED + " ORDER BY id")
                .setParameter(1, afterId)
                .setMaxResults(limit));
    }

    /// Removes the rows of those that still nobody refers to.
    ///
    /// @return how many were removed
    public int remove(List<Long> ids) {
        return em.createNativeQuery("DELETE FROM content WHERE id IN (" + list(ids) + ") AND" + UNREFERENCED)
                .executeUpdate();
    }

    /// The octets of messages in each volume that has any.
    public Map<Long, Long> liveOctets() {
        Map<Long, Long> live = new HashMap<>();
        for (Object row : em.createNativeQuery("SELECT volume_id, SUM(octets) FROM content GROUP BY volume_id")
                .getResultList()) {
            Object[] columns = (Object[]) row;
            live.put(((Number) columns[0]).longValue(), ((Number) columns[1]).longValue());
        }
        return live;
    }

    /// Where the messages of a volume lie, by content id, in their order.
    public List<Placed> placed(long volume) {
        return em.createQuery(
                        "select c.id, c.position, c.octets from StoredContent c where c.volumeId = :volume order by"
                                + " c.position",
                        Object[].class)
                .setParameter("volume", volume)
                .getResultStream()
                .map(row -> new Placed((Long) row[0], new Location(volume, (Long) row[1], (Long) row[2])))
                .toList();
    }

    public record Placed(long contentId, Location location) {}

    /// Messages have been copied into a volume that is whole: from now on they are read there.
    public void moved(long to, long end, List<Placed> copies) {
        Volume volume = new Volume(to);
        volume.committed(end);
        em.persist(volume);
        em.flush();
        for (Placed copy : copies) {
            em.createQuery("update StoredContent c set c.volumeId = :volume, c.position = :position where c.id = :id")
                    .setParameter("volume", to)
                    .setParameter("position", copy.location().position())
                    .setParameter("id", copy.contentId())
                    .executeUpdate();
        }
    }

    public void forgetVolume(long volume) {
        em.createNativeQuery("DELETE FROM volume WHERE id = ?1")
                .setParameter(1, volume)
                .executeUpdate();
    }

    private static List<Long> longs(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> ((Number) row).longValue()).toList();
    }

    /// Numbers of our own, so nothing has to be escaped.
    private static String list(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}

package org.mailmax.access;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailmax.content.Location;
import org.mailmax.folder.Chunks;

/// Reads where contents lie and what their summaries are, many at once.
@Stateless
public class ContentReader {

    private static final int CHUNK = 500;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public Map<Long, Location> locations(Collection<Long> contentIds) {
        Map<Long, Location> found = new HashMap<>();
        for (Object[] row : rows("select c.id, c.volumeId, c.position, c.octets from StoredContent c", contentIds)) {
            found.put((Long) row[0], new Location((Long) row[1], (Long) row[2], (Long) row[3]));
        }
        return found;
    }

    /// Encoded; empty for one that was too long to be stored.
    public Map<Long, byte[]> summaries(Collection<Long> contentIds) {
        Map<Long, byte[]> found = new HashMap<>();
        for (Object[] row : rows("select c.id, c.summary from StoredContent c", contentIds)) {
            found.put((Long) row[0], (byte[]) row[1]);
        }
        return found;
    }

    private List<Object[]> rows(String select, Collection<Long> contentIds) {
        return Chunks.of(List.copyOf(contentIds), CHUNK).stream()
                .flatMap(ids -> em.createQuery(select + " where c.id in :ids", Object[].class)
                        .setParameter("ids", ids)
                        .getResultStream())
                .toList();
    }
}

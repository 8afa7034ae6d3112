package org.mailmax.operation;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The counts of past hours in the database, of all nodes together.
@Stateless
public class CounterHistory {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// One hour.
    public record Hour(Instant begin, Map<Counter, Long> counts) {

        public long of(Counter counter) {
            return counts.getOrDefault(counter, 0L);
        }
    }

    /// Adds what happened since the last call.
    public void add(Instant now, Map<Counter, Long> amounts) {
        long hour = now.truncatedTo(ChronoUnit.HOURS).getEpochSecond();
        amounts.forEach((counter, amount) -> add(hour, counter.name(), amount));
    }

    private void add(long hour, String name, long amount) {
        int updated = em.createNativeQuery(
                        "UPDATE counter_slot SET amount = amount + ?1 WHERE hour_at = ?2 AND name = ?3")
                .setParameter(1, amount)
                .setParameter(2, hour)
                .setParameter(3, name)
                .executeUpdate();
        if (updated == 0) {
            em.createNativeQuery("INSERT INTO counter_slot (hour_at, name, amount) VALUES (?1, ?2, ?3)")
                    .setParameter(1, hour)
                    .setParameter(2, name)
                    .setParameter(3, amount)
                    .executeUpdate();
        }
    }

    /// The last hours, the oldest first, those without any counts too.
    public List<Hour> hours(Instant now, int count) {
        Instant last = now.truncatedTo(ChronoUnit.HOURS);
        Map<Instant, Map<Counter, Long>> found = new HashMap<>();
        em.createQuery("SELECT s FROM CounterSlot s WHERE s.hour >= :from", CounterSlot.class)
                .setParameter("from", last.minus(Duration.ofHours(count)).getEpochSecond())
                .getResultStream()
                .forEach(slot -> found.computeIfAbsent(slot.hour(), _ -> new EnumMap<>(Counter.class))
                        .put(Counter.valueOf(slot.name()), slot.amount()));
        List<Hour> hours = new ArrayList<>();
        for (int back = count - 1; back >= 0; back--) {
            Instant begin = last.minus(Duration.ofHours(back));
            hours.add(new Hour(begin, found.getOrDefault(begin, Map.of())));
        }
        return hours;
    }

    public void forgetBefore(Instant time) {
        em.createQuery("DELETE FROM CounterSlot s WHERE s.hour < :time")
                .setParameter("time", time.getEpochSecond())
                .executeUpdate();
    }
}

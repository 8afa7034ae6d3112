package org.mailmax.operation;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// Writes down each minute what has been counted since: a few rows, whatever the load.
@Singleton
@DependsOn("Migration")
@TransactionManagement(TransactionManagementType.BEAN)
public class CounterKeeper {

    /// How long the counts of an hour are kept.
    static final Duration KEPT = Duration.ofDays(400);

    private static final System.Logger LOG = System.getLogger(CounterKeeper.class.getName());

    @Inject
    private CounterHistory history;

    private final Map<Counter, Long> written = new EnumMap<>(Counter.class);

    @Schedule(hour = "*", minute = "*", persistent = false)
    void keepNow() {
        try {
            keep(Instant.now());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the counts of this minute are added to those of the next", e);
        }
    }

    void keep(Instant now) {
        Map<Counter, Long> totals = new EnumMap<>(Counter.class);
        Map<Counter, Long> fresh = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            totals.put(counter, counter.total());
            long since = counter.total() - written.getOrDefault(counter, 0L);
            if (since > 0) {
                fresh.put(counter, since);
            }
        }
        history.add(now, fresh);
        history.forgetBefore(now.minus(KEPT));
        written.putAll(totals);
    }
}

package org.mailmax.trace;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Forgets traces that are older than they are kept, and puts the small segments of quiet times together.
@Singleton
@DependsOn("Migration")
@TransactionManagement(TransactionManagementType.BEAN)
public class TraceSweeper {

    private static final System.Logger LOG = System.getLogger(TraceSweeper.class.getName());

    /// Records of a segment that needs no company.
    static final int FULL = 1000;

    /// What is younger is still being added to.
    static final Duration YOUNG = Duration.ofMinutes(10);

    /// How far back small segments are looked for; what is older has been put together before.
    private static final Duration RECENT = Duration.ofDays(2);

    @Inject
    private TraceSegments segments;

    @Inject
    @ConfigProperty(name = "mailmax.trace.days", defaultValue = "30")
    private int days;

    @Schedule(hour = "*", minute = "7/10", persistent = false)
    void sweepNow() {
        try {
            sweep(Instant.now());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "old traces are not swept", e);
        }
    }

    void sweep(Instant now) {
        segments.forgetBefore(now.minus(Duration.ofDays(days)));
        Instant until = now.minus(YOUNG);
        int merged = segments.merge(until.minus(RECENT), until, FULL);
        while (merged > 0) {
            merged = segments.merge(until.minus(RECENT), until, FULL);
        }
    }
}

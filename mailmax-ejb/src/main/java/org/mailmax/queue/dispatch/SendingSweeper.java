package org.mailmax.queue.dispatch;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.mailmax.queue.limit.SendingGuard;
import org.mailmax.queue.limit.SendingRecords;
import org.mailmax.route.srs.SrsSenders;
import org.mailmax.route.sts.StsRows;

/// Forgets what sending has written down and nobody will ask for again.
@Singleton
@DependsOn("Migration")
@TransactionManagement(TransactionManagementType.BEAN)
public class SendingSweeper {

    private static final System.Logger LOG = System.getLogger(SendingSweeper.class.getName());

    @Inject
    private SrsSenders senders;

    @Inject
    private StsRows policies;

    @Inject
    private SendingGuard guard;

    @Inject
    private SendingRecords records;

    @Schedule(hour = "*", minute = "41", persistent = false)
    void sweepNow() {
        sweep(Instant.now());
    }

    /// Each table by itself: what is wrong with one is no reason to keep the others.
    public void sweep(Instant now) {
        attempt("rewritten senders", () -> senders.sweep(now));
        attempt("MTA-STS policies", () -> policies.sweep(now));
        attempt("addresses that do not exist", () -> guard.sweep(now));
        attempt("what was sent in an hour", () -> records.sweep(now));
    }

    private static void attempt(String what, Runnable sweep) {
        try {
            sweep.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, what + " are not swept", e);
        }
    }
}

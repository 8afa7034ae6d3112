package org.mailmax.directory;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.atomic.AtomicLong;

/// Tells that the directory has changed, as soon as the change is committed and before the call that made it returns.
@ApplicationScoped
public class DirectoryNews {

    @Resource
    TransactionSynchronizationRegistry transactions;

    private final AtomicLong generation = new AtomicLong();

    /// Grows with each committed change. Whatever was read under an older generation may be out of date.
    public long generation() {
        return generation.get();
    }

    /// To be called within the transaction of a change.
    public void tellAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is known to be true yet.
            }

            @Override
            public void afterCompletion(int status) {
                if (status != Status.STATUS_ROLLEDBACK) {
                    generation.incrementAndGet();
                }
            }
        });
    }
}

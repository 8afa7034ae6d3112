package org.mailmax.directory;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.mailmax.database.Durability;
import org.mailmax.mail.port.MailException;

/// Tells that the directory has changed, as soon as the change is committed and durable and before the call that made
/// it returns.
@ApplicationScoped
public class DirectoryNews {

    private static final System.Logger LOG = System.getLogger(DirectoryNews.class.getName());

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private Durability durability;

    private final AtomicLong generation = new AtomicLong();

    /// Grows with each committed change. Whatever was read under an older generation may be out of date.
    public long generation() {
        return generation.get();
    }

    /// Whatever was read before is out of date from now on.
    public void outdate() {
        generation.incrementAndGet();
    }

    /// To be called within the transaction of a change.
    public void tellAfterCommit() {
        afterCommit(() -> {
            outdate();
            force();
        });
    }

    /// Has something done when the running transaction has been committed, and never when it has not.
    public void afterCommit(Runnable work) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is known to be true yet.
            }

            @Override
            public void afterCompletion(int status) {
                if (status != Status.STATUS_ROLLEDBACK) {
                    work.run();
                }
            }
        });
    }

    /// The change is committed already, so a failure can only be told to the operator.
    private void force() {
        try {
            durability.await();
        } catch (MailException e) {
            LOG.log(System.Logger.Level.ERROR, "a change of the directory may not survive a power failure", e);
        }
    }
}

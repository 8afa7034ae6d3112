package org.mailmax.deposit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailmax.content.MimeSettings;
import org.mailmax.database.Sequences;
import org.mailmax.mail.port.MailException;

/// Makes messages durable, many at once.
///
/// Submissions form batches by themselves: while one batch is being forced and committed, the next one collects.
/// There is no timer, so a single message waits for nobody; only changes for which no client waits look out for
// company. One thread commits; it ends with the application.
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class GroupCommit {

    private static final SubmissionQueue.Limits WAITING = new SubmissionQueue.Limits(10_000, 512L << 20);
    private static final SubmissionQueue.Limits BATCH = new SubmissionQueue.Limits(500, 64L << 20);

    /// What was handed over to another host in this time before a power cut may be sent there twice.
    private static final Duration PATIENCE = Duration.ofMillis(10);

    /// Longer than any batch takes on a machine that works; after it the outcome is unknown to the caller.
    private static final long DEADLINE_SECONDS = 300;

    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    @Inject
    private BatchCommit batches;

    @Inject
    private DepositRecovery recovery;

    @Inject
    private Sequences sequences;

    @Inject
    private MimeSettings mime;

    private final SubmissionQueue queue = new SubmissionQueue(WAITING, BATCH, PATIENCE);
    private Thread committer;

    @PostConstruct
    void start() {
        // A setting out of range is said now, not with the first message.
        mime.limits();
        recovery.run();
        // Payara keeps what a thread is doing in an inheritable thread-local: the committer must not take the
        // deployer's along.
        committer = Thread.ofPlatform()
                .name("group-commit")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(this::work);
        // What Payara looks for on behalf of a thread it looks for in the thread's class loader.
        committer.setContextClassLoader(GroupCommit.class.getClassLoader());
        committer.start();
    }

    @PreDestroy
    void stop() {
        queue.close();
        try {
            committer.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when what a crash left half done has been made up for: the container lets nobody in before.
    public void recovered() {
        LOG.log(System.Logger.Level.DEBUG, "the volumes are recovered");
    }

    /// Stores messages, all or none. When this returns, octets and rows are forced to the device, and whoever watches
    /// the folders has been told. Must be called outside a transaction.
    ///
    /// @throws MailException.TryLater when the storage is out of reach or too much is waiting
    /// @throws MailException.NoSuchFolder when a folder is gone
    public List<Deposited> deposit(List<Deposit> unit) throws MailException {
        return commit(Submission.of(unit, sequences.contentIds(unit.size()), Summaries.of(unit, mime.limits())));
    }

    /// Makes changes that come without a message, all or none; they share the transaction and the force of what others
    /// deposit, and wait a moment for it. When this returns, they are on the device. Must be called outside a
    /// transaction.
    ///
    /// @throws MailException.TryLater when the database is out of reach or the server is stopping
    public void change(List<Change> changes) throws MailException {
        commit(Submission.of(changes));
    }

    private List<Deposited> commit(Submission submission) throws MailException {
        queue.add(submission);
        return await(submission.result());
    }

    private static List<Deposited> await(CompletableFuture<List<Deposited>> result) throws MailException {
        try {
            return result.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MailException refusal
                    ? refusal
                    : new MailException.TryLater("messages cannot be stored", e.getCause());
        } catch (TimeoutException e) {
            throw new MailException.TryLater("the storage does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailException.TryLater("the server is stopping", e);
        }
    }

    private void work() {
        for (List<Submission> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            try {
                batches.commit(batch);
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "a batch failed", e);
                MailException refusal = new MailException.TryLater("messages cannot be stored", e);
                new ArrayList<>(batch).forEach(submission -> submission.result().completeExceptionally(refusal));
            }
        }
    }
}

package org.mailmax.deposit;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.content.ContentStore;
import org.mailmax.database.Durability;
import org.mailmax.feed.Feed;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.port.MailException;

/// Makes one batch of submissions durable: octets forced, then rows committed, then the commit forced, then the news,
/// then the callers. Called by the committing thread alone.
@ApplicationScoped
public class BatchCommit {

    private static final System.Logger LOG = System.getLogger(BatchCommit.class.getName());

    @Inject
    private ContentStore store;

    @Inject
    private DepositWriter writer;

    @Inject
    private Durability durability;

    @Inject
    private Feed feed;

    /// Answers every submission of the batch, whatever happens.
    public void commit(List<Submission> batch) {
        try {
            Map<Submission, List<StoredDeposit>> appended = append(batch);
            if (!appended.isEmpty()) {
                write(appended, forced(appended.values()));
            }
        } catch (IOException e) {
            fail(batch, new MailException.TryLater("messages cannot be written to the device", e));
        } catch (MailException | RuntimeException e) {
            fail(batch, refusal(e));
        }
    }

    private Map<Submission, List<StoredDeposit>> append(List<Submission> batch) throws MailException, IOException {
        Map<Submission, List<StoredDeposit>> appended = new LinkedHashMap<>();
        for (Submission submission : batch) {
            try {
                appended.put(submission, append(submission));
            } catch (MailException e) {
                submission.result().completeExceptionally(e);
            }
        }
        return appended;
    }

    private List<StoredDeposit> append(Submission submission) throws MailException, IOException {
        return submission.deposits().isEmpty() ? List.of() : submission.stored(store.append(submission.contents()));
    }

    /// @return how far the volume has come; nothing when there is nothing new in it
    private Optional<ContentStore.Position> forced(Collection<List<StoredDeposit>> appended)
            throws MailException, IOException {
        return appended.stream().allMatch(List::isEmpty) ? Optional.empty() : Optional.of(store.force());
    }

    private void write(Map<Submission, List<StoredDeposit>> appended, Optional<ContentStore.Position> to) {
        Map<Submission, List<Deposited>> written = new HashMap<>();
        try {
            durability.forced(folders(appended.keySet()), () -> writeRows(appended, to, written));
            finish(written);
        } catch (MailException e) {
            fail(written.keySet(), e);
        }
    }

    private int writeRows(
            Map<Submission, List<StoredDeposit>> appended,
            Optional<ContentStore.Position> to,
            Map<Submission, List<Deposited>> written) {
        try {
            written.putAll(writeAll(appended, to));
        } catch (MailException | RuntimeException e) {
            writeEach(appended, to, written, refusal(e));
        }
        return written.size();
    }

    private Map<Submission, List<Deposited>> writeAll(
            Map<Submission, List<StoredDeposit>> appended, Optional<ContentStore.Position> to) throws MailException {
        List<StoredDeposit> all =
                appended.values().stream().flatMap(Collection::stream).toList();
        List<Change> changes = appended.keySet().stream()
                .flatMap(submission -> submission.changes().stream())
                .toList();
        List<Deposited> results = writer.write(all, changes, to);
        Map<Submission, List<Deposited>> written = new HashMap<>();
        int from = 0;
        for (Map.Entry<Submission, List<StoredDeposit>> entry : appended.entrySet()) {
            int end = from + entry.getValue().size();
            written.put(entry.getKey(), List.copyOf(results.subList(from, end)));
            from = end;
        }
        return written;
    }

    /// One bad deposit must not fail the others of its batch, so each is tried alone; unless the database is out of
    /// reach.
    private void writeEach(
            Map<Submission, List<StoredDeposit>> appended,
            Optional<ContentStore.Position> to,
            Map<Submission, List<Deposited>> written,
            MailException reason) {
        boolean reachable = databaseAnswers(to);
        for (Map.Entry<Submission, List<StoredDeposit>> entry : appended.entrySet()) {
            try {
                if (!reachable) {
                    throw reason;
                }
                written.put(entry.getKey(), writeOnce(entry.getKey(), entry.getValue(), to));
            } catch (MailException | RuntimeException e) {
                abort(entry.getKey());
                entry.getKey().result().completeExceptionally(refusal(e));
            }
        }
        forceAborts();
    }

    /// The failed transaction may have been committed when only its answer was lost.
    private List<Deposited> writeOnce(
            Submission submission, List<StoredDeposit> unit, Optional<ContentStore.Position> to) throws MailException {
        boolean committed = !unit.isEmpty()
                && !writer.known(List.of(unit.getFirst().contentId())).isEmpty();
        return committed ? unit.stream().map(writer::reread).toList() : writer.write(unit, submission.changes(), to);
    }

    private void abort(Submission submission) {
        if (!submission.deposits().isEmpty()) {
            store.abort(submission.firstId());
        }
    }

    private boolean databaseAnswers(Optional<ContentStore.Position> to) {
        try {
            writer.committedTo(to.map(ContentStore.Position::volume).orElse(0L));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void forceAborts() {
        try {
            store.force();
        } catch (IOException | MailException e) {
            LOG.log(System.Logger.Level.WARNING, "abort marks are not forced", e);
        }
    }

    private void finish(Map<Submission, List<Deposited>> written) {
        folders(written.keySet()).forEach(feed::publish);
        written.forEach((submission, results) -> submission.result().complete(results));
    }

    private static Set<FolderId> folders(Collection<Submission> submissions) {
        return submissions.stream()
                .flatMap(submission -> submission.deposits().stream())
                .flatMap(deposit -> deposit.arrivals().stream().map(Arrival::folder))
                .collect(Collectors.toSet());
    }

    private static void fail(Collection<Submission> submissions, MailException reason) {
        LOG.log(System.Logger.Level.WARNING, submissions.size() + " deposits failed", reason);
        submissions.forEach(submission -> submission.result().completeExceptionally(reason));
    }

    private static MailException refusal(Exception e) {
        return switch (e) {
            case MailException refusal -> refusal;
            case EJBException wrapped when wrapped.getCause() instanceof MailException refusal -> refusal;
            default -> {
                LOG.log(System.Logger.Level.ERROR, "deposits cannot be written", e);
                yield new MailException.TryLater("messages cannot be stored", e);
            }
        };
    }
}

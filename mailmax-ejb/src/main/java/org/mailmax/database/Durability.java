package org.mailmax.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.port.MailException;

/// The barrier between a commit and the answer to a client: what was committed before [#await] is on the device when it
/// returns.
///
/// PostgreSQL forces its log in each commit, so there is nothing to do. H2 writes commits but forces nothing by
/// itself; here many callers share one force: whoever comes while a force runs waits for the next one, which serves
/// all who have come by then.
@ApplicationScoped
public class Durability {

    @Resource(lookup = "jdbc/mailmax-direct")
    private DataSource direct;

    @Inject
    private Migration migration;

    private final ReentrantLock forcing = new ReentrantLock();

    /// Forces begun and forces done; a caller needs one that began after it came.
    private volatile long begun;

    private volatile long done;

    /// Writers between the beginning of their transaction and the end of their force.
    private final Set<Ticket> writing = ConcurrentHashMap.newKeySet();

    private record Ticket(Set<FolderId> folders, CompletableFuture<Void> done) {

        /// Equal only to itself.
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// Does something that commits changes of folders, and returns when it is on the device.
    public <R> R forced(Set<FolderId> folders, Write<R> write) throws MailException {
        Ticket ticket = new Ticket(folders, new CompletableFuture<>());
        writing.add(ticket);
        try {
            R result = write.run();
            await();
            return result;
        } finally {
            writing.remove(ticket);
            ticket.done().complete(null);
        }
    }

    /// Something that commits.
    @FunctionalInterface
    public interface Write<R> {
        R run() throws MailException;
    }

    /// To be called after reading a folder and before showing what was read: none of it can be lost any more.
    /// Costs nothing when nobody is writing to the folder; otherwise it waits for the writer's force instead of
    /// making one of its own.
    public void settle(FolderId folder) {
        if (migration.kind() == DatabaseKind.POSTGRESQL) {
            return;
        }
        for (Ticket ticket : writing) {
            if (ticket.folders().contains(folder)) {
                ticket.done().join();
            }
        }
    }

    /// @throws MailException.TryLater when the force failed: what was committed may be lost with the power
    public void await() throws MailException {
        if (migration.kind() == DatabaseKind.POSTGRESQL) {
            return;
        }
        long needed = begun + 1;
        forcing.lock();
        try {
            if (done < needed) {
                force();
            }
        } finally {
            forcing.unlock();
        }
    }

    private void force() throws MailException {
        long number = begun + 1;
        begun = number;
        try (Connection connection = direct.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
            done = number;
        } catch (SQLException e) {
            throw new MailException.TryLater("the database cannot be forced to the device", e);
        }
    }
}

package org.mailmax.deposit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.mailmax.content.ContentStore;

/// The statements of a batch of deposits, as few as there can be. In plain JDBC on the connection of the transaction:
/// this is the one thread all deliveries wait for, and an entity manager costs it more than the database does.
final class DepositRows {

    private static final String MARK = "UPDATE volume SET committed_to = ? WHERE id = ? AND committed_to < ?";

    private static final String LOCK =
            "SELECT account_id, uid_next, highest_modseq FROM folder WHERE id = ? FOR UPDATE";

    private static final String CONTENT =
            "INSERT INTO content (id, volume_id, position, octets, summary) VALUES (?, ?, ?, ?, ?)";

    private static final String MESSAGE = "INSERT INTO message (folder_id, uid, content_id, flags, modseq, arrived,"
            + " received_at, octets) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String COUNT = "UPDATE folder SET uid_next = ?, highest_modseq = ?, message_count ="
            + " message_count + ?, unseen_count = unseen_count + ?, deleted_count = deleted_count + ?, total_octets ="
            + " total_octets + ? WHERE id = ?";

    private static final String USAGE =
            "UPDATE quota_usage SET messages = messages + ?, octets = octets + ? WHERE account_id = ?";

    private final Connection connection;

    DepositRows(Connection connection) {
        this.connection = connection;
    }

    /// Moves the mark of a volume forward.
    ///
    /// @return false when the volume is not known, or its mark stands there already
    boolean mark(ContentStore.Position to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(MARK)) {
            set(update, to.end(), to.volume(), to.end());
            return update.executeUpdate() > 0;
        }
    }

    /// Locks folders, ascending, as [org.mailmax.folder.FolderLocks] does.
    ///
    /// @return those that there are
    SortedMap<Long, FolderTally> lock(SortedSet<Long> folders) throws SQLException {
        SortedMap<Long, FolderTally> locked = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(LOCK)) {
            for (long folder : folders) {
                query.setLong(1, folder);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        locked.put(folder, new FolderTally(folder, row.getLong(1), row.getLong(2), row.getLong(3)));
                    }
                }
            }
        }
        return locked;
    }

    void contents(Collection<StoredDeposit> deposits) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CONTENT)) {
            for (StoredDeposit deposit : deposits) {
                set(
                        insert,
                        deposit.contentId(),
                        deposit.location().volume(),
                        deposit.location().position(),
                        deposit.location().octets());
                insert.setBytes(5, deposit.summary());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void messages(Collection<NewMessage> messages) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(MESSAGE)) {
            for (NewMessage message : messages) {
                set(
                        insert,
                        message.folder(),
                        message.uid(),
                        message.contentId(),
                        message.flags(),
                        message.modSeq(),
                        message.modSeq(),
                        message.receivedAt(),
                        message.octets());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Writes the folders' numbers, and what their accounts hold, accounts ascending.
    void count(Collection<FolderTally> folders) throws SQLException {
        SortedMap<Long, long[]> accounts = new TreeMap<>();
        try (PreparedStatement update = connection.prepareStatement(COUNT)) {
            for (FolderTally folder : folders) {
                set(
                        update,
                        folder.uidNext(),
                        folder.modSeq(),
                        folder.messages(),
                        folder.unseen(),
                        folder.deleted(),
                        folder.octets(),
                        folder.folder());
                update.addBatch();
                long[] sums = accounts.computeIfAbsent(folder.account(), _ -> new long[2]);
                sums[0] += folder.messages();
                sums[1] += folder.octets();
            }
            update.executeBatch();
        }
        usage(accounts);
    }

    private void usage(SortedMap<Long, long[]> accounts) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(USAGE)) {
            for (var account : accounts.entrySet()) {
                set(update, account.getValue()[0], account.getValue()[1], account.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void set(PreparedStatement statement, long... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setLong(i + 1, values[i]);
        }
    }
}

package org.mailmax.access;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.UidSet;

/// Rows of messages by their UIDs, one statement for each range, in plain JDBC on the connection of the transaction.
///
/// Ranges joined by OR, or a list of UIDs, look simpler, but H2 then reads the whole folder: its indexes of several
/// columns serve one range at a time.
final class MessageRows {

    private static final String OF_RANGE = " WHERE folder_id = ? AND uid BETWEEN ? AND ?";

    private static final String SELECT =
            "SELECT uid, flags, modseq, arrived, received_at, octets, content_id FROM message" + OF_RANGE
                    + " ORDER BY uid";

    private static final String UPDATE = "UPDATE message SET flags = ?, modseq = ?" + OF_RANGE;

    private static final String DELETE = "DELETE FROM message" + OF_RANGE;

    private final EntityManager em;
    private final FolderId folder;

    /// @param em of a transaction that is running
    MessageRows(EntityManager em, FolderId folder) {
        this.em = em;
        this.folder = folder;
    }

    /// The messages of the set that exist, ascending.
    List<MessageRow> read(UidSet uids) {
        return with(SELECT, statement -> {
            List<MessageRow> rows = new ArrayList<>();
            for (UidSet.Range range : uids.ranges()) {
                set(statement, folder.value(), range.first(), range.last());
                read(statement, rows);
            }
            return rows;
        });
    }

    void setFlags(UidSet uids, long flags, long modSeq) {
        with(UPDATE, statement -> {
            for (UidSet.Range range : uids.ranges()) {
                set(statement, flags, modSeq, folder.value(), range.first(), range.last());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    void delete(UidSet uids) {
        with(DELETE, statement -> {
            for (UidSet.Range range : uids.ranges()) {
                set(statement, folder.value(), range.first(), range.last());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /// Something done with a statement.
    private interface Work<R> {
        R with(PreparedStatement statement) throws SQLException;
    }

    private <R> R with(String sql, Work<R> work) {
        Connection connection = em.unwrap(Connection.class);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new PersistenceException("messages cannot be read or changed", e);
        }
    }

    private static void read(PreparedStatement statement, List<MessageRow> rows) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new MessageRow(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)));
            }
        }
    }

    private static void set(PreparedStatement statement, long... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setLong(i + 1, values[i]);
        }
    }
}

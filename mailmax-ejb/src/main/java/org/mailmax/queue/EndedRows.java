package org.mailmax.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Takes recipients who are done out of the queue, and each message with its last one. In plain JDBC: it happens with
/// every message.
final class EndedRows {

    private static final String RECIPIENT = "DELETE FROM queue_recipient WHERE id = ?";

    private static final String MESSAGE = "DELETE FROM queue_message WHERE id = ? AND NOT EXISTS"
            + " (SELECT 1 FROM queue_recipient r WHERE r.queue_id = queue_message.id)";

    private static final String LOCK = "SELECT id FROM queue_message WHERE id = ? FOR UPDATE";

    private final Connection connection;

    EndedRows(Connection connection) {
        this.connection = connection;
    }

    /// In the order of ids, as all do who delete here.
    ///
    /// @return how many recipients were still there
    int delete(List<Outcome.Ended> ended) throws SQLException {
        List<Long> recipients =
                sorted(ended.stream().map(Outcome.Ended::recipient).toList());
        int found = Arrays.stream(each(RECIPIENT, recipients)).sum();
        List<Long> messages = sorted(ended.stream().map(Outcome.Ended::message).toList());
        deleteAgain(kept(messages, each(MESSAGE, messages)));
        return found;
    }

    /// Of these messages recipients seem to be left. Two transactions that end the last two recipients of a message do
    /// not see each other: who locks the message last looks at it when the other one has committed.
    private void deleteAgain(List<Long> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            for (long message : messages) {
                lock.setLong(1, message);
                lock.executeQuery().close();
            }
        }
        each(MESSAGE, messages);
    }

    private int[] each(String delete, List<Long> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            for (long id : ids) {
                statement.setLong(1, id);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private static List<Long> kept(List<Long> messages, int[] deleted) {
        List<Long> kept = new ArrayList<>();
        for (int i = 0; i < deleted.length; i++) {
            if (deleted[i] == 0) {
                kept.add(messages.get(i));
            }
        }
        return kept;
    }

    private static List<Long> sorted(Collection<Long> ids) {
        return List.copyOf(ids.stream().collect(Collectors.toCollection(TreeSet::new)));
    }
}

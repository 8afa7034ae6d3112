package org.mailmax.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mailmax.deposit.BatchTransaction;

/// What a batch of deposits puts into the queue: one statement for the messages, one for their recipients.
public final class QueueRows implements BatchTransaction.Rows {

    // An account that is gone meanwhile is left out, the message is not.
    private static final String MESSAGE = "INSERT INTO queue_message (id, trace_id, content_id, skip_octets, prepend,"
            + " reverse_path, origin, account_id, utf8, created_at, returned, envelope_id, require_tls, priority,"
            + " hold_until, deliver_by, late_mode, deliver_trace) VALUES (?, ?, ?, ?, ?, ?, ?,"
            + " (SELECT a.id FROM account a WHERE a.id = CAST(? AS BIGINT)), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String RECIPIENT = "INSERT INTO queue_recipient (id, queue_id, address, domain, state,"
            + " priority, attempts, next_attempt, first_attempt, last_attempt, notice_at, expires_at, last_answer,"
            + " held_because, reports, original_type, original_address) VALUES ("
            + String.join(", ", Collections.nCopies(17, "?")) + ")";

    private final Connection connection;
    private final List<QueuedMessage> collected = new ArrayList<>();

    public QueueRows(Connection connection) {
        this.connection = connection;
    }

    public void add(QueuedMessage message) {
        collected.add(message);
    }

    @Override
    public void write() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(MESSAGE)) {
            for (QueuedMessage queued : collected) {
                add(insert, queued.message().columns());
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement(RECIPIENT)) {
            for (QueuedMessage queued : collected) {
                for (QueueRecipient recipient : queued.recipients()) {
                    add(insert, recipient.columns());
                }
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, List<Object> columns) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            insert.setObject(i + 1, columns.get(i));
        }
        insert.addBatch();
    }
}

package org.mailmax.deposit;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The transaction of a batch, as those see it who have rows to write in it.
public final class BatchTransaction {

    /// Rows of one kind that are collected from a whole batch and written together, in as few statements as there can
    /// be.
    public interface Rows {

        /// Called once, when everything of the batch has been collected.
        void write() throws SQLException;
    }

    private final EntityManager em;
    private final Map<Class<? extends Rows>, Rows> collected = new LinkedHashMap<>();

    BatchTransaction(EntityManager em) {
        this.em = em;
    }

    /// For what happens now and then.
    public EntityManager em() {
        return em;
    }

    /// For what happens with every message.
    ///
    /// @param make makes the collection when there is none yet
    public <R extends Rows> R rows(Class<R> kind, Function<Connection, R> make) {
        return kind.cast(collected.computeIfAbsent(kind, _ -> make.apply(em.unwrap(Connection.class))));
    }

    void finish() throws SQLException {
        for (Rows rows : collected.values()) {
            rows.write();
        }
    }
}

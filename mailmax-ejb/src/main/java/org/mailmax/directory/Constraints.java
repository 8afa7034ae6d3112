package org.mailmax.directory;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.stream.Stream;

/// Tells "somebody was faster" from everything else that can go wrong with the database.
final class Constraints {

    /// SQL:2016 §24.1: integrity constraint violation.
    private static final String VIOLATION = "23";

    private Constraints() {}

    /// Writes what is pending.
    ///
    /// @return false when a unique key exists already; the transaction is of no more use then
    static boolean flushed(EntityManager em) {
        try {
            em.flush();
            return true;
        } catch (PersistenceException e) {
            if (isViolation(e)) {
                return false;
            }
            throw e;
        }
    }

    static boolean isViolation(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith(VIOLATION));
    }
}

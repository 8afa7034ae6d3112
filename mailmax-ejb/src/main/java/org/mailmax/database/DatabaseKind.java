package org.mailmax.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/// The databases MailMax runs on, and where they differ.
public enum DatabaseKind {
    H2("VARBINARY(1048576)", "SELECT NEXT VALUE FOR %s FROM SYSTEM_RANGE(1, ?)"),
    POSTGRESQL("BYTEA", "SELECT nextval('%s') FROM generate_series(1, ?)");

    private final String binaryType;
    private final String sequenceQuery;

    DatabaseKind(String binaryType, String sequenceQuery) {
        this.binaryType = binaryType;
        this.sequenceQuery = sequenceQuery;
    }

    static DatabaseKind of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            default -> throw new IllegalStateException("MailMax runs on H2 and PostgreSQL, not on " + product);
        };
    }

    /// The column type of summaries.
    String binaryType() {
        return binaryType;
    }

    String sequenceQuery(String sequence) {
        return sequenceQuery.formatted(sequence);
    }
}

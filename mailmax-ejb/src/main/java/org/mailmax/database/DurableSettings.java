package org.mailmax.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// The settings without which a database forgets what it has committed, or hides it.
///
/// H2 writes commits half a second later unless WRITE_DELAY is 0, so a killed server would lose acknowledged mail;
/// PostgreSQL can be told to answer before its log is on the device. H2 answers a repeated query from its last answer,
/// even when that is out of date (decision 6): it does not tell whether it may, so it is told not to.
final class DurableSettings {

    private static final Map<String, List<String>> POSTGRESQL = Map.of(
            "fsync", List.of("on"),
            "full_page_writes", List.of("on"),
            "synchronous_commit", List.of("on", "local", "remote_write", "remote_apply"));

    private DurableSettings() {}

    /// Sees to it that the database is safe for as long as it is open.
    ///
    /// @throws IllegalStateException naming the setting that is wrong
    static void ensure(DatabaseKind kind, Connection connection) throws SQLException {
        switch (kind) {
            case H2 -> ensureH2(connection);
            case POSTGRESQL -> checkPostgresql(connection);
        }
    }

    private static void ensureH2(Connection connection) throws SQLException {
        String delay = read(
                connection,
                "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'",
                "0");
        require("WRITE_DELAY", delay, List.of("0"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET OPTIMIZE_REUSE_RESULTS 0");
        }
    }

    private static void checkPostgresql(Connection connection) throws SQLException {
        for (Map.Entry<String, List<String>> setting : POSTGRESQL.entrySet()) {
            require(setting.getKey(), read(connection, "SHOW " + setting.getKey(), ""), setting.getValue());
        }
    }

    private static String read(Connection connection, String query, String otherwise) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : otherwise;
        }
    }

    private static void require(String setting, String found, List<String> safe) {
        if (!safe.contains(found)) {
            throw new IllegalStateException("the database setting " + setting + " is " + found
                    + "; acknowledged mail is safe only with " + safe);
        }
    }
}

package org.mailmax.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.mailmax.harness.TestDatabase;

class DurableSettingsTest {

    @Test
    void refusesH2ThatWritesItsCommitsLater() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:late;WRITE_DELAY=500")) {
            assertThatThrownBy(() -> DurableSettings.ensure(DatabaseKind.H2, connection))
                    .hasMessageContaining("WRITE_DELAY is 500");
        }
    }

    @Test
    void takesH2ThatWritesAtOnce() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:atonce;WRITE_DELAY=0")) {
            assertThatCode(() -> DurableSettings.ensure(DatabaseKind.H2, connection))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void h2AnswersNothingFromItsLastAnswer() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:reuse;WRITE_DELAY=0")) {
            assertThat(reusesAnswers(connection)).isTrue();
            DurableSettings.ensure(DatabaseKind.H2, connection);
            assertThat(reusesAnswers(connection)).isFalse();
            try (Connection another = DriverManager.getConnection("jdbc:h2:mem:reuse")) {
                assertThat(reusesAnswers(another)).isFalse();
            }
        }
    }

    /// H2 shows this setting nowhere but inside.
    private static boolean reusesAnswers(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getOptimizeReuseResults();
    }

    @Test
    void refusesPostgresqlThatAnswersBeforeItsLogIsForced() throws SQLException {
        try (Connection connection = TestDatabase.postgresql().direct().getConnection()) {
            assertThatCode(() -> DurableSettings.ensure(DatabaseKind.POSTGRESQL, connection))
                    .doesNotThrowAnyException();
            connection.createStatement().execute("SET synchronous_commit = off");
            assertThatThrownBy(() -> DurableSettings.ensure(DatabaseKind.POSTGRESQL, connection))
                    .hasMessageContaining("synchronous_commit is off");
        }
    }
}

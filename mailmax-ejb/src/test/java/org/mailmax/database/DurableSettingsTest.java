package org.mailmax.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.mailmax.harness.TestDatabase;

class DurableSettingsTest {

    @Test
    void refusesH2ThatWritesItsCommitsLater() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:late;WRITE_DELAY=500")) {
            assertThatThrownBy(() -> DurableSettings.check(DatabaseKind.H2, connection))
                    .hasMessageContaining("WRITE_DELAY is 500");
        }
    }

    @Test
    void takesH2ThatWritesAtOnce() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:atonce;WRITE_DELAY=0")) {
            assertThatCode(() -> DurableSettings.check(DatabaseKind.H2, connection))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesPostgresqlThatAnswersBeforeItsLogIsForced() throws SQLException {
        try (Connection connection = TestDatabase.postgresql().direct().getConnection()) {
            assertThatCode(() -> DurableSettings.check(DatabaseKind.POSTGRESQL, connection))
                    .doesNotThrowAnyException();
            connection.createStatement().execute("SET synchronous_commit = off");
            assertThatThrownBy(() -> DurableSettings.check(DatabaseKind.POSTGRESQL, connection))
                    .hasMessageContaining("synchronous_commit is off");
        }
    }
}

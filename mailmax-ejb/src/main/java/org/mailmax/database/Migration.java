package org.mailmax.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the schema to the version of the program and checks that the database keeps what it says it has committed.
/// Every other start-up bean depends on this one.
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {

    private static final int CONNECT_RETRIES = 5;

    @Resource(lookup = "jdbc/mailmax-direct")
    private DataSource direct;

    private DatabaseKind kind;

    @PostConstruct
    void migrate() {
        try (Connection connection = direct.getConnection()) {
            kind = DatabaseKind.of(connection);
            DurableSettings.ensure(kind, connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the settings of the database: " + e.getMessage(), e);
        }
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(direct)
                .locations("classpath:db/migration")
                .placeholders(Map.of("binary", kind.binaryType()))
                .connectRetries(CONNECT_RETRIES)
                .load()
                .migrate();
    }

    public DatabaseKind kind() {
        return kind;
    }
}

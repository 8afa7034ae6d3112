package org.mailmax.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.mailmax.database.DatabaseKind;
import org.postgresql.ds.PGSimpleDataSource;

/// A database for tests.
///
/// @param direct gives connections outside the transactions of the harness
public record TestDatabase(String url, String user, String password, String driver, DataSource direct) {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String H2_SAFE =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=0";

    /// One PostgreSQL for all tests of the JVM; each test gets a database of its own in it.
    private static EmbeddedPostgres postgres;

    /// An empty database of either kind.
    public static TestDatabase of(DatabaseKind kind) {
        return switch (kind) {
            case H2 -> h2();
            case POSTGRESQL -> postgresql();
        };
    }

    /// An empty H2 database in memory.
    public static TestDatabase h2() {
        return h2("jdbc:h2:mem:mailmax" + COUNTER.incrementAndGet() + ";DB_CLOSE_DELAY=-1" + H2_SAFE);
    }

    /// The H2 database in a folder, made when it is not there.
    public static TestDatabase h2(Path folder) {
        return h2("jdbc:h2:file:" + folder.resolve("mailmax") + H2_SAFE);
    }

    /// An empty database in a PostgreSQL that lives as long as the JVM.
    public static TestDatabase postgresql() {
        String name = "mailmax" + COUNTER.incrementAndGet();
        PGSimpleDataSource source = (PGSimpleDataSource) postgres().getPostgresDatabase();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgresql(postgres(), name);
    }

    /// A database of a PostgreSQL that the test itself starts and stops.
    public static TestDatabase postgresql(EmbeddedPostgres server, String name) {
        PGSimpleDataSource direct = (PGSimpleDataSource) server.getDatabase("postgres", name);
        return new TestDatabase(
                server.getJdbcUrl("postgres", name), "postgres", "postgres", "org.postgresql.Driver", direct);
    }

    /// The PostgreSQL database at a URL of JDBC, in another process.
    public static TestDatabase postgresql(String url) {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(url);
        return new TestDatabase(url, "postgres", "postgres", "org.postgresql.Driver", direct);
    }

    /// Gives back what this process holds of the database, so that another may open it.
    public void release() {
        if (direct instanceof JdbcConnectionPool pool) {
            pool.dispose();
        }
    }

    public Map<String, Object> jpaProperties() {
        return Map.of(
                "jakarta.persistence.jdbc.url", url,
                "jakarta.persistence.jdbc.user", user,
                "jakarta.persistence.jdbc.password", password,
                "jakarta.persistence.jdbc.driver", driver);
    }

    private static TestDatabase h2(String url) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "mailmax", "mailmax");
        return new TestDatabase(url, "mailmax", "mailmax", "org.h2.Driver", pool);
    }

    private static synchronized EmbeddedPostgres postgres() {
        try {
            postgres = postgres == null ? server().start() : postgres;
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A PostgreSQL with the settings MailMax asks for: the library's own default forces nothing.
    public static EmbeddedPostgres.Builder server() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
    }
}

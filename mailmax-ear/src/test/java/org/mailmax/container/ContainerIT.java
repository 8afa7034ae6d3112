package org.mailmax.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;

/// What only the container can get wrong: which classes the modules share, and who belongs to a transaction.
@ExtendWith({ServerForArquillian.class, ArquillianExtension.class})
class ContainerIT {

    @Inject
    private MailAccess mail;

    @Resource
    private UserTransaction transaction;

    @Resource(lookup = "jdbc/mailmax")
    private DataSource joined;

    @Resource(lookup = "jdbc/mailmax-direct")
    private DataSource direct;

    @Deployment
    static EnterpriseArchive application() {
        return ApplicationWithTests.containing(ContainerIT.class, ServerForArquillian.class);
    }

    @Test
    void thePortsAreLoadedOnceForAllModules() throws IOException {
        List<URL> copies = Collections.list(
                Thread.currentThread().getContextClassLoader().getResources("org/mailmax/mail/port/MailAccess.class"));
        assertEquals(1, copies.stream().distinct().count(), copies::toString);
        assertTrue(copies.getFirst().toString().contains("mailmax-mail.jar"), copies::toString);
    }

    @Test
    void aFailureArrivesAsTheClassThatWasThrown() {
        Peer peer = new Peer(Service.IMAP, new InetSocketAddress("192.0.2.1", 1), true);
        assertThrows(
                MailException.AuthenticationFailed.class,
                () -> mail.authenticate(new Credentials.Password("nobody@nowhere.test", "wrong"), peer));
    }

    @Test
    void whatATransactionRollsBackIsGone() throws Exception {
        transaction.begin();
        insert(joined, 1, "rolled-back.test");
        transaction.rollback();
        assertEquals(0, count("rolled-back.test"));
    }

    @Test
    void whatATransactionCommitsStays() throws Exception {
        transaction.begin();
        insert(joined, 2, "committed.test");
        transaction.commit();
        assertEquals(1, count("committed.test"));
    }

    @Test
    void theDirectDataSourceBelongsToNoTransaction() throws Exception {
        transaction.begin();
        insert(direct, 3, "direct.test");
        transaction.rollback();
        assertEquals(1, count("direct.test"));
    }

    private static void insert(DataSource source, long id, String name) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO domain (id, name, created_at) VALUES (-" + id + ", '" + name + "', 0)");
        }
    }

    private long count(String name) throws SQLException {
        try (Connection connection = direct.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM domain WHERE name = '" + name + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

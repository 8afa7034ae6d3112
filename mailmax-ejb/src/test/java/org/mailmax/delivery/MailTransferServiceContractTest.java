package org.mailmax.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.access.StoredMailFixture;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.contract.MailFixture;
import org.mailmax.mail.contract.MailTransferContract;
import org.mailmax.mail.port.MailTransfer;

/// Delivery keeps the contract of the port on both databases.
class MailTransferServiceContractTest {

    @TempDir
    private static Path home;

    private static final Map<DatabaseKind, StoredMailFixture> FIXTURES = new EnumMap<>(DatabaseKind.class);

    @BeforeAll
    static void start() throws IOException {
        for (DatabaseKind kind : DatabaseKind.values()) {
            Path folder = Files.createDirectory(home.resolve(kind.name()));
            StoredMailFixture fixture = new StoredMailFixture(TestDatabase.of(kind), folder);
            fixture.ejb().bind(MailTransfer.class, MailTransferService.class).set("mailmax.disk.reserve", "0");
            FIXTURES.put(kind, fixture);
        }
    }

    @AfterAll
    static void stop() {
        FIXTURES.values().forEach(StoredMailFixture::close);
        FIXTURES.clear();
    }

    @Nested
    class OnH2 extends MailTransferContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.H2);
        }
    }

    @Nested
    class OnPostgresql extends MailTransferContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.POSTGRESQL);
        }
    }
}

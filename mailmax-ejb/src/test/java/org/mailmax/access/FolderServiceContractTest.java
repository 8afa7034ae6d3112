package org.mailmax.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.contract.FeedContract;
import org.mailmax.mail.contract.FolderContract;
import org.mailmax.mail.contract.MailFixture;
import org.mailmax.mail.contract.MessageContract;
import org.mailmax.mail.contract.SharedContract;

/// The store keeps the contract of the port on both databases.
class FolderServiceContractTest {

    @TempDir
    private static Path home;

    private static final Map<DatabaseKind, StoredMailFixture> FIXTURES = new EnumMap<>(DatabaseKind.class);

    @BeforeAll
    static void start() throws IOException {
        for (DatabaseKind kind : DatabaseKind.values()) {
            Path folder = Files.createDirectory(home.resolve(kind.name()));
            FIXTURES.put(kind, new StoredMailFixture(TestDatabase.of(kind), folder));
        }
    }

    @AfterAll
    static void stop() {
        FIXTURES.values().forEach(StoredMailFixture::close);
        FIXTURES.clear();
    }

    @Nested
    class FoldersOnH2 extends FolderContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.H2);
        }
    }

    @Nested
    class MessagesOnH2 extends MessageContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.H2);
        }
    }

    @Nested
    class SharedOnH2 extends SharedContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.H2);
        }
    }

    @Nested
    class FeedOnH2 extends FeedContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.H2);
        }
    }

    @Nested
    class FoldersOnPostgresql extends FolderContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.POSTGRESQL);
        }
    }

    @Nested
    class MessagesOnPostgresql extends MessageContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.POSTGRESQL);
        }
    }

    @Nested
    class SharedOnPostgresql extends SharedContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.POSTGRESQL);
        }
    }

    @Nested
    class FeedOnPostgresql extends FeedContract {
        @Override
        protected MailFixture fixture() {
            return FIXTURES.get(DatabaseKind.POSTGRESQL);
        }
    }
}

package org.mailmax.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.database.Migration;
import org.mailmax.database.Sequences;

class EjbHarnessTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void startsOnBothDatabases(DatabaseKind kind) throws Exception {
        try (EjbHarness ejb = EjbHarness.start(TestDatabase.of(kind), home)) {
            assertThat(ejb.get(Migration.class).kind()).isEqualTo(kind);
            assertThat(ejb.get(Sequences.class).uidValidities(3)).containsExactly(1, 2, 3);
            List<?> folders = ejb.inTransaction(
                    em -> em.createQuery("select f from Folder f").getResultList());
            assertThat(folders).isEmpty();
        }
    }
}

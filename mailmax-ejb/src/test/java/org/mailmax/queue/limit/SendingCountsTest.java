package org.mailmax.queue.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestAccounts;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.identity.Identity;

class SendingCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:30:00Z");

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anHourIsCountedAcrossARestartAndEndsByTheClock(DatabaseKind kind) {
        TestDatabase database = TestDatabase.of(kind);
        Identity ann;
        try (EjbHarness ejb = EjbHarness.start(database, home)) {
            ann = new TestAccounts(ejb).add("ann");
            SendingCounts counts = ejb.get(SendingCounts.class);
            counts.add(ann.account(), ann.address().domain(), 7, 0, NOW);
            counts.add(ann.account(), ann.address().domain(), 2, 1, NOW);
        }
        try (EjbHarness ejb = EjbHarness.start(database, home)) {
            DomainName domain = ann.address().domain();
            SendingCounts counts = ejb.get(SendingCounts.class);
            assertThat(counts.of(ann.account(), NOW)).isEqualTo(9);
            assertThat(counts.of(domain, NOW)).isEqualTo(9);
            assertThat(counts.add(ann.account(), domain, 0, 1, NOW).refusals()).isEqualTo(2);
            Instant later = NOW.plus(Duration.ofMinutes(30));
            assertThat(counts.of(ann.account(), later)).isZero();
            assertThat(counts.of(domain, later)).isZero();
        }
    }
}

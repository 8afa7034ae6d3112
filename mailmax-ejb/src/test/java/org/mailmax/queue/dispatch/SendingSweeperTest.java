package org.mailmax.queue.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.database.DatabaseKind;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestAccounts;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.identity.Identity;

class SendingSweeperTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path home;

    private EjbHarness ejb;

    private void row(String table, Object... values) {
        StringBuilder marks = new StringBuilder("?1");
        for (int i = 2; i <= values.length; i++) {
            marks.append(", ?").append(i);
        }
        ejb.inTransaction(em -> {
            var insert = em.createNativeQuery("INSERT INTO " + table + " VALUES (" + marks + ")");
            for (int i = 0; i < values.length; i++) {
                insert.setParameter(i + 1, values[i]);
            }
            return insert.executeUpdate();
        });
    }

    private long rows(String table) {
        return ejb.inTransaction(em ->
                ((Number) em.createNativeQuery("SELECT COUNT(*) FROM " + table).getSingleResult()).longValue());
    }

    private static long ago(Duration time) {
        return NOW.minus(time).getEpochSecond();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatNobodyWillAskForAgainIsForgotten(DatabaseKind kind) {
        try (EjbHarness started = EjbHarness.start(TestDatabase.of(kind), home)) {
            ejb = started;
            Identity ann = new TestAccounts(ejb).add("ann");
            Object domain = ejb.inTransaction(
                    em -> em.createNativeQuery("SELECT id FROM domain").getSingleResult());
            for (int days : new int[] {1, 60}) {
                Duration age = Duration.ofDays(days);
                row("srs_sender", "token" + days, "a@b.test", ago(age));
                row("sts_policy", "d" + days + ".test", "1", "ENFORCE", "mx", ago(age), ago(age) + 10 * 86_400L);
                row("suppression", domain, "key" + days, "nobody@b.test", ago(age), "550");
                row("sending_hour", ann.account().value(), ago(age.minusHours(1)), 1L, 0L);
            }
            ejb.get(SendingSweeper.class).sweep(NOW);
            for (String table : new String[] {"srs_sender", "sts_policy", "suppression", "sending_hour"}) {
                assertThat(rows(table)).as(table).isOne();
            }
        }
    }

    @Test
    void itIsDoneEveryHour() throws Exception {
        Schedule schedule = SendingSweeper.class.getDeclaredMethod("sweepNow").getAnnotation(Schedule.class);
        assertThat(schedule.hour()).isEqualTo("*");
        assertThat(schedule.persistent()).isFalse();
    }
}

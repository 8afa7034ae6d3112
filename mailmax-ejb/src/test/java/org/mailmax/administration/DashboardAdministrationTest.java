package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.Overview.Concern;
import org.mailmax.database.DatabaseKind;
import org.mailmax.operation.Counter;
import org.mailmax.operation.CounterHistory;
import org.mailmax.operation.ServerState.Disk;
import org.mailmax.operation.ServerState.Waiting;

class DashboardAdministrationTest extends AdministrationTest {

    private Overview overview(Actor actor) throws AdministrationException {
        return ejb.get(DashboardAdministration.class).overview(actor);
    }

    @Test
    void whatNeedsAttentionIsSaid() throws Exception {
        start(DatabaseKind.H2);
        assertThat(overview(OPERATOR).concerns()).doesNotContain(Concern.LOGINS_FAILED, Concern.OUT_OF_REACH);
        assertThat(overview(OPERATOR).certificate()).isEmpty();
        ejb.get(CounterHistory.class).add(Instant.now(), Map.of(Counter.LOGIN_FAILED, 100L, Counter.RECEIVED, 7L));
        assertThat(overview(OPERATOR).concerns()).contains(Concern.LOGINS_FAILED);
        assertThat(overview(OPERATOR).hours()).hasSize(24);
        assertThat(overview(OPERATOR).hours().getLast().of(Counter.RECEIVED)).isEqualTo(7);
        ejb.inTransaction(em -> em.createNativeQuery("ALTER TABLE queue_recipient RENAME TO gone")
                .executeUpdate());
        assertThat(overview(OPERATOR).concerns()).contains(Concern.OUT_OF_REACH);
    }

    @Test
    void aDiskIsLowWhenATenthIsLeftAndAQueueOldByItsOldest() {
        start(DatabaseKind.H2);
        Instant now = Instant.now();
        assertThat(new Disk(10, 100).isLow()).isTrue();
        assertThat(new Disk(11, 100).isLow()).isFalse();
        Waiting waiting = new Waiting(1, Optional.of(now.minusSeconds(100)));
        assertThat(waiting.isOlderThan(Duration.ofSeconds(99), now)).isTrue();
        assertThat(waiting.isOlderThan(Duration.ofSeconds(100), now)).isFalse();
        assertThat(new Waiting(0, Optional.empty()).isOlderThan(Duration.ZERO, now))
                .isFalse();
    }

    @Test
    void itIsForSystemAdministratorsAlone() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        assertThat(overview(root()).hours()).hasSize(24);
        Actor here = postmaster(HERE);
        assertThatThrownBy(() -> overview(here)).isInstanceOf(NotAllowed.class);
    }
}

package org.mailmax.queue.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.address.DomainName;

class LaneTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    private final Lane lane = new Lane(new DomainName("elsewhere.test"));

    @Test
    void whatIsDeferredIsDueAsItsOutcomeSays() {
        lane.claim(List.of(1L), 0);
        lane.settled(1, Optional.of(LATER));
        assertThat(lane.read(NOW)).isEmpty();
        assertThat(lane.read(LATER)).hasValue(0);
    }

    /// Somebody has it tried again after its outcome is written and before it has settled here.
    @Test
    void whatIsFoundDueBeforeItsOutcomeHasSettledIsReadAgain() {
        lane.claim(List.of(1L), 0);
        assertThat(lane.claim(List.of(1L, 2L), 0)).containsExactly(2L);
        lane.settled(1, Optional.of(LATER));
        assertThat(lane.read(NOW)).hasValue(0);
    }

    @Test
    void whatHasEndedIsNotReadAgain() {
        lane.claim(List.of(1L), 0);
        lane.claim(List.of(1L), 0);
        lane.settled(1, Optional.empty());
        assertThat(lane.read(LATER)).isEmpty();
        assertThat(lane.isEmpty()).isTrue();
    }

    @Test
    void nothingGoesWhileItIsParked() {
        lane.due(0, NOW);
        lane.park(LATER);
        assertThat(lane.wake()).contains(LATER);
        lane.unpark();
        assertThat(lane.wake()).contains(NOW);
    }

    @Test
    void theHighestPriorityIsReadFirst() {
        lane.due(-9, NOW);
        lane.due(9, NOW);
        assertThat(lane.read(NOW)).hasValue(9);
        assertThat(lane.read(NOW)).hasValue(-9);
    }
}

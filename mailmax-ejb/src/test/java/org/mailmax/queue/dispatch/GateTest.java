package org.mailmax.queue.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.QueuePolicy;

class GateTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Gate gate = new Gate();
    private final Lane one = lane("one.test");
    private final Lane two = lane("two.test");

    @Test
    void whoFindsNoPlaceIsParkedAndCalledInTurn() {
        assertThat(enter(one, 1)).isInstanceOf(Gate.Word.Go.class);
        assertThat(enter(two, 1)).isInstanceOf(Gate.Word.Wait.class);
        assertThat(enter(one, 1)).isInstanceOf(Gate.Word.Wait.class);
        assertThat(two.mayGoOn(NOW)).isFalse();
        assertThat(gate.leave()).containsExactly(two);
    }

    /// One worker of a destination was told to wait, another one finds a place: the destination is not parked any more.
    @Test
    void aDestinationWithAPlaceDoesNotWait() {
        enter(one, 1);
        enter(one, 1);
        assertThat(enter(one, 2)).isInstanceOf(Gate.Word.Go.class);
        assertThat(one.mayGoOn(NOW)).isTrue();
        assertThat(gate.leave()).isEmpty();
    }

    private Gate.Word enter(Lane lane, int concurrency) {
        return gate.enter(lane, policy(concurrency), NOW);
    }

    private static QueuePolicy policy(int concurrency) {
        return new QueuePolicy(List.of(Duration.ofHours(1)), Duration.ofHours(4), Duration.ofDays(5), concurrency, 0);
    }

    private static Lane lane(String domain) {
        return new Lane(new DomainName(domain));
    }
}

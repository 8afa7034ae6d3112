package org.mailmax.queue.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.QueueDestination;
import org.mailmax.queue.dispatch.Agenda.Seat;

/// Who comes next, and that nobody takes the place of others.
class AgendaTest {

    private static final Instant NOW = Instant.ofEpochSecond(2_000_000_000);
    private static final Instant BEFORE = NOW.minusSeconds(60);
    private static final DomainName GOOD = new DomainName("good.test");

    private final MovedClock clock = new MovedClock();
    private final Agenda agenda = new Agenda(clock, new Agenda.Room(10, 10, 5, 20));

    /// Stands still until the test moves it.
    private static final class MovedClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static DomainName domain(int number) {
        return new DomainName("d" + number + ".test");
    }

    private Seat take() throws InterruptedException {
        return agenda.take().orElseThrow();
    }

    private void failing(DomainName domain) {
        agenda.with(domain, lane -> {
            lane.remember(new QueueDestination(domain, 3, BEFORE, BEFORE, "connection refused"));
            lane.due(0, BEFORE);
        });
    }

    @Test
    void tenThousandDeadDestinationsLeaveRoomForTheLiving() throws Exception {
        IntStream.range(0, 10_000).forEach(i -> failing(domain(i)));
        for (int i = 0; i < 5; i++) {
            assertThat(take().health()).isEqualTo(Health.FAILING);
        }
        agenda.with(GOOD, lane -> lane.due(0, NOW));
        Seat seat = take();
        assertThat(seat.lane().domain()).isEqualTo(GOOD);
        assertThat(agenda.size()).isEqualTo(10_001);
    }

    @Test
    void whoDoesNotAnswerGivesHisPlaceToOthers() throws Exception {
        IntStream.range(0, 10_000).forEach(i -> agenda.with(domain(i), lane -> lane.due(0, BEFORE)));
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            seats.add(take());
        }
        clock.now = NOW.plus(Agenda.SLOW);
        agenda.goesOn(seats.getFirst());
        for (int i = 0; i < 9; i++) {
            seats.add(take());
        }
        clock.now = clock.now.plus(Agenda.SLOW);
        // Nine stand aside already; there is room for eleven more.
        for (int i = 0; i < 10; i++) {
            seats.add(take());
        }
        seats.forEach(agenda::leave);
    }

    @Test
    void theLongestDueComesFirst() throws Exception {
        agenda.with(domain(1), lane -> lane.due(0, BEFORE.plusSeconds(2)));
        agenda.with(domain(2), lane -> lane.due(0, BEFORE));
        agenda.with(domain(3), lane -> lane.due(0, BEFORE.plusSeconds(1)));
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Seat seat = take();
            order.add(seat.lane().domain().name());
            seat.lane().read(NOW);
            agenda.changed(seat.lane());
        }
        assertThat(order).containsExactly("d2.test", "d3.test", "d1.test");
    }

    @Test
    void aDestinationGetsNotMoreWorkersThanItBears() throws Exception {
        agenda.with(GOOD, lane -> {
            lane.pace(3, 0);
            lane.due(0, BEFORE);
        });
        for (int i = 0; i < 3; i++) {
            assertThat(take().lane().domain()).isEqualTo(GOOD);
        }
        agenda.with(domain(1), lane -> lane.due(0, NOW));
        assertThat(take().lane().domain()).isEqualTo(domain(1));
    }

    @Test
    void aClosedDestinationIsNotLookedAtUntilItsTime() throws Exception {
        agenda.with(GOOD, lane -> {
            lane.due(0, BEFORE);
            assertThat(lane.close(NOW, Duration.ofMinutes(5), "connection refused"))
                    .get()
                    .extracting(QueueDestination::retryAt)
                    .isEqualTo(NOW.plusSeconds(300));
            assertThat(lane.close(NOW, Duration.ofMinutes(5), "again")).isEmpty();
            assertThat(lane.wake()).contains(NOW.plusSeconds(300));
        });
        agenda.with(domain(1), lane -> lane.due(0, NOW));
        assertThat(take().lane().domain()).isEqualTo(domain(1));
    }

    @Test
    void whatNothingWaitsForIsForgotten() throws Exception {
        agenda.with(GOOD, lane -> lane.due(0, BEFORE));
        Seat seat = take();
        seat.lane().read(NOW);
        agenda.leave(seat);
        assertThat(agenda.size()).isZero();
    }

    @Test
    void aRecipientIsClaimedOnce() {
        Lane lane = new Lane(GOOD);
        assertThat(lane.claim(List.of(1L, 2L), 0)).containsExactly(1L, 2L);
        assertThat(lane.claim(List.of(2L, 3L), 0)).containsExactly(3L);
        lane.settled(2, Optional.of(NOW));
        assertThat(lane.claim(List.of(1L, 2L), 0)).containsExactly(2L);
        assertThat(lane.read(NOW)).hasValue(0);
        assertThat(lane.read(NOW)).isEmpty();
    }

    @Test
    void aDestinationThatWorksBearsMoreAndOneThatComplainsLess() {
        Lane lane = new Lane(GOOD);
        lane.pace(20, 0);
        lane.due(0, BEFORE);
        for (int i = 0; i < 1000; i++) {
            lane.worked();
        }
        assertThat(workers(lane)).isEqualTo(20);
        lane.disappointed(true);
        assertThat(lane.mayGoOn(NOW)).isFalse();
    }

    /// How many can work there at once.
    private static int workers(Lane lane) {
        int workers = 0;
        while (lane.wake().isPresent()) {
            lane.enter();
            workers++;
        }
        return workers;
    }
}

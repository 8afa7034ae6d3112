package org.mailmax.queue.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailmax.content.Location;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.queue.Origin;
import org.mailmax.queue.QueueEntry;
import org.mailmax.queue.QueueIds;

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

    @Test
    void whatHasJustArrivedIsSentWithoutBeingRead() {
        lane.worked();
        lane.claim(List.of(1L), 0);
        assertThat(lane.claim(List.of(1L), 0)).as("somebody who reads it now").isEmpty();
        lane.arrived(arrival(1), NOW);
        assertThat(lane.read(NOW)).isEmpty();
        assertThat(lane.poll(NOW).map(Parcel::ids)).contains(List.of(1L));
        assertThat(lane.claim(List.of(1L), 0)).as("it is on its way").isEmpty();
    }

    @Test
    void whatArrivesOvertakesNothingThatWaits() {
        lane.worked();
        lane.due(0, NOW);
        lane.claim(List.of(1L), 0);
        lane.arrived(arrival(1), NOW);
        assertThat(lane.poll(NOW)).isEmpty();
        assertThat(lane.read(NOW)).hasValue(0);
        assertThat(lane.claim(List.of(1L), 0)).containsExactly(1L);
    }

    @Test
    void whatArrivesForAHostNobodyKnowsIsReadInItsTurn() {
        lane.claim(List.of(1L), 0);
        lane.arrived(arrival(1), NOW);
        assertThat(lane.poll(NOW)).isEmpty();
        assertThat(lane.read(NOW)).hasValue(0);
    }

    @Test
    void aFewWaitInMemoryTheOthersInTheDatabase() {
        lane.worked();
        for (long id = 1; id <= 1000; id++) {
            lane.claim(List.of(id), 0);
            lane.arrived(arrival(id), NOW);
        }
        assertThat(lane.underway()).isBetween(2, 20);
        assertThat(lane.read(NOW)).hasValue(0);
    }

    private static Lane.Arrival arrival(long id) {
        QueueEntry entry = new QueueEntry(
                "trace" + id,
                Origin.SUBMISSION,
                ReversePath.NULL,
                0,
                "",
                Optional.empty(),
                List.of(new QueueEntry.Recipient(
                        EmailAddress.of("ann@elsewhere.test"),
                        RecipientOptions.NONE,
                        new QueueEntry.Times(NOW, LATER, LATER))),
                false,
                DeliveryOptions.NONE,
                NOW);
        List<Claim> claims = entry.queued(new QueueIds(1000 + id, List.of(id)), 1).recipients().stream()
                .map(recipient -> new Claim(recipient, new Location(1, 0, 10)))
                .toList();
        return new Lane.Arrival(0, NOW, Parcel.of(claims));
    }
}

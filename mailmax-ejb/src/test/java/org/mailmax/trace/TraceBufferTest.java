package org.mailmax.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.trace.TraceEvent.Bounced;

class TraceBufferTest {

    private static final EmailAddress ANN = EmailAddress.of("ann@here.test");

    private static TraceEvent event(int number) {
        return new Bounced("t" + number, Instant.EPOCH, ANN, "");
    }

    @Test
    void whoFindsItFullLosesTheEventAndNoTime() throws Exception {
        TraceBuffer buffer = new TraceBuffer(3, 10, Duration.ofDays(1));
        for (int i = 0; i < 5; i++) {
            buffer.add(event(i));
        }
        assertThat(buffer.lost()).isEqualTo(2);
        buffer.close();
        assertThat(buffer.take()).extracting(TraceEvent::traceId).containsExactly("t0", "t1", "t2");
        assertThat(buffer.take()).isEmpty();
    }

    @Test
    void aFullBatchIsNotWaitedFor() throws Exception {
        TraceBuffer buffer = new TraceBuffer(10, 3, Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            buffer.add(event(i));
        }
        assertThat(buffer.take()).hasSize(3);
    }

    @Test
    void whoSettlesDoesNotWaitForTheBatchToFill() throws Exception {
        TraceBuffer buffer = new TraceBuffer(10, 10, Duration.ofDays(1));
        List<TraceEvent> written = new ArrayList<>();
        Thread writer = Thread.startVirtualThread(() -> {
            try {
                for (List<TraceEvent> batch = buffer.take(); !batch.isEmpty(); batch = buffer.take()) {
                    written.addAll(batch);
                    buffer.done(batch.size());
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        buffer.add(event(1));
        buffer.settle(Duration.ofDays(1));
        assertThat(written).hasSize(1);
        buffer.settle(Duration.ofDays(1));
        buffer.close();
        writer.join();
        buffer.add(event(2));
        assertThat(buffer.lost()).isEqualTo(1);
    }
}

package org.mailmax.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {

    private final Faults faults = new Faults();
    private final AtomicInteger performed = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    private final class Counting implements Worker {

        @Override
        public long perform() throws IOException {
            if (performed.incrementAndGet() % 10 == 0) {
                throw new UncountableException();
            }
            return 3;
        }

        @Override
        public void close() {}
    }

    private static final class UncountableException extends IOException {}

    private Worker open(int index) {
        opened.incrementAndGet();
        return new Counting();
    }

    @Test
    void doesExactlySoManyOperationsAndCountsThoseThatFailed() throws Exception {
        try (Load load = new Load(4, this::open, faults)) {
            Sample sample = load.run(100);
            assertThat(performed).hasValue(100);
            assertThat(sample.latencies().count()).isEqualTo(90);
            assertThat(sample.units()).isEqualTo(270);
            assertThat(faults.count()).isEqualTo(10);
            assertThat(opened).hasValue(14);
        }
    }

    @Test
    void everyPhaseStartsAtZero() throws Exception {
        try (Load load = new Load(1, this::open, faults)) {
            load.run(5);
            assertThat(load.run(3).latencies().count()).isEqualTo(3);
        }
    }

    @Test
    void runsForATime() throws Exception {
        try (Load load = new Load(2, index -> new Patient(), faults)) {
            Sample sample = load.run(Duration.ofMillis(50));
            assertThat(sample.nanos()).isGreaterThanOrEqualTo(50_000_000);
            assertThat(sample.units()).isPositive();
        }
    }

    private static final class Patient implements Worker {

        @Override
        public long perform() {
            Thread.onSpinWait();
            return 1;
        }

        @Override
        public void close() {}
    }

    @Test
    void aServerThatCannotBeReachedIsAFaultAndNoHang() throws Exception {
        Worker.Factory broken = index -> {
            throw new IOException("refused");
        };
        try (Load load = new Load(2, broken, faults)) {
            assertThat(load.run(Duration.ofMinutes(10)).units()).isZero();
        }
        assertThat(faults.count()).isPositive();
        assertThat(faults.samples().getFirst()).contains("refused");
    }
}

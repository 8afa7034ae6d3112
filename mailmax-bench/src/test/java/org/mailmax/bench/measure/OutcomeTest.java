package org.mailmax.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static Outcome run(double rate, int faults) {
        Faults all = new Faults();
        for (int i = 0; i < faults; i++) {
            all.add("fault " + i);
        }
        return Outcome.of("smtp", "mailmax", Map.of(Metric.RATE, rate), all);
    }

    @Test
    void theMedianIsTheMiddleOne() {
        Outcome median = Outcome.median(List.of(run(900, 0), run(1, 0), run(300, 0)));
        assertThat(median.figures()).containsEntry(Metric.RATE, 300.0);
        assertThat(Outcome.median(List.of(run(1, 0), run(2, 0))).figures()).containsEntry(Metric.RATE, 1.5);
    }

    @Test
    void oneFaultInOneRoundFailsTheWhole() {
        Outcome median = Outcome.median(List.of(run(900, 0), run(1, 2), run(300, 0)));
        assertThat(median.failed()).isTrue();
        assertThat(median.figures()).containsEntry(Metric.FAULTS, 2.0);
        assertThat(median.faults()).containsExactly("fault 0", "fault 1");
        assertThat(run(1, 0).failed()).isFalse();
    }

    @Test
    void allFaultsAreCountedAndAFewShown() {
        Outcome bad = run(1, 1000);
        assertThat(bad.figures()).containsEntry(Metric.FAULTS, 1000.0);
        assertThat(bad.faults()).hasSize(5);
    }

    @Test
    void aFigureThatWasNotMeasuredDoesNotSpoilTheMedian() {
        Outcome median = Outcome.median(List.of(run(Double.NaN, 0), run(4, 0)));
        assertThat(median.figures()).containsEntry(Metric.RATE, 4.0);
    }

    @Test
    void betterMeansMoreOrLess() {
        assertThat(Metric.RATE.advantage(500, 100)).isEqualTo(5);
        assertThat(Metric.P99.advantage(10, 50)).isEqualTo(5);
    }
}

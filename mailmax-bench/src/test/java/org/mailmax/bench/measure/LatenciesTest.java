package org.mailmax.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static Latencies of(long... millis) {
        Latencies latencies = new Latencies();
        Arrays.stream(millis).forEach(value -> latencies.add(value * 1_000_000));
        return latencies;
    }

    @Test
    void percentilesAreLatenciesThatHappened() {
        Latencies ten = of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(ten.percentileMillis(0.5)).isEqualTo(5);
        assertThat(ten.percentileMillis(0.9)).isEqualTo(9);
        assertThat(ten.percentileMillis(0.91)).isEqualTo(10);
        assertThat(ten.percentileMillis(1)).isEqualTo(10);
        assertThat(ten.percentileMillis(0)).isEqualTo(1);
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(of().percentileMillis(0.5)).isNaN();
    }

    @Test
    void joiningSortsAgain() {
        Latencies one = of(5);
        assertThat(one.percentileMillis(1)).isEqualTo(5);
        one.addAll(of(1, 9));
        assertThat(one.count()).isEqualTo(3);
        assertThat(one.percentileMillis(0.5)).isEqualTo(5);
        assertThat(one.percentileMillis(1)).isEqualTo(9);
    }

    @Test
    void noShareOfTheValuesIsAboveItsPercentile() {
        SplittableRandom random = new SplittableRandom(3);
        long[] values = random.longs(5000, 0, 1000).toArray();
        Latencies latencies = of(values);
        for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 0.999}) {
            double percentile = latencies.percentileMillis(share);
            long atMost = Arrays.stream(values).filter(v -> v <= percentile).count();
            long less = Arrays.stream(values).filter(v -> v < percentile).count();
            assertThat((double) atMost / values.length).isGreaterThanOrEqualTo(share);
            assertThat((double) less / values.length).isLessThan(share);
        }
    }
}

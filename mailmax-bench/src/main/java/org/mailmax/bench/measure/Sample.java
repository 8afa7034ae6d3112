package org.mailmax.bench.measure;

import java.util.EnumMap;
import java.util.Map;

/// What one phase of load gave.
///
/// @param units what the operations were worth together
/// @param nanos from the start to the end of the last operation
/// @param latencies of all operations that succeeded
public record Sample(long units, long nanos, Latencies latencies) {

    /// Rate and percentiles.
    public Map<Metric, Double> figures() {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.OPERATIONS, (double) units);
        figures.put(Metric.RATE, units * 1e9 / nanos);
        figures.put(Metric.P50, latencies.percentileMillis(0.5));
        figures.put(Metric.P90, latencies.percentileMillis(0.9));
        figures.put(Metric.P99, latencies.percentileMillis(0.99));
        figures.put(Metric.MAX, latencies.percentileMillis(1));
        return figures;
    }
}

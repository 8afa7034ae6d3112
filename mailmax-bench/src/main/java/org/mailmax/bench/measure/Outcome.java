package org.mailmax.bench.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// The figures of one run of one scenario against one server.
///
/// @param faults the first few things that went wrong; the run counts only when there are none
public record Outcome(String scenario, String target, Map<Metric, Double> figures, List<String> faults) {

    /// Adds the number of faults to the figures.
    public static Outcome of(String scenario, String target, Map<Metric, Double> figures, Faults faults) {
        Map<Metric, Double> all = new EnumMap<>(Metric.class);
        all.putAll(figures);
        all.put(Metric.FAULTS, (double) faults.count());
        return new Outcome(scenario, target, all, faults.samples());
    }

    /// The medians of several runs; faults are added up.
    public static Outcome median(List<Outcome> runs) {
        Map<Metric, Double> medians = new EnumMap<>(Metric.class);
        for (Metric metric : runs.getFirst().figures.keySet()) {
            DoubleStream values = runs.stream()
                    .mapToDouble(run -> run.figures.getOrDefault(metric, Double.NaN))
                    .filter(Double::isFinite);
            medians.put(
                    metric,
                    metric == Metric.FAULTS
                            ? values.sum()
                            : median(values.sorted().toArray()));
        }
        List<String> faults = runs.stream().flatMap(run -> run.faults.stream()).collect(Collectors.toList());
        return new Outcome(runs.getFirst().scenario, runs.getFirst().target, medians, faults);
    }

    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Whether anything went wrong.
    public boolean failed() {
        return figures.getOrDefault(Metric.FAULTS, 0.0) > 0;
    }
}

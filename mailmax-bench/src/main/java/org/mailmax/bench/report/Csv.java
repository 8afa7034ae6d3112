package org.mailmax.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;

/// Outcomes as CSV (RFC 4180), one row each, one column for every metric; empty where nothing was measured.
public final class Csv {

    private Csv() {}

    /// Writes all, headed by the names of the columns.
    public static String write(List<Outcome> outcomes) {
        String head = Arrays.stream(Metric.values()).map(Metric::label).collect(Collectors.joining(","));
        return outcomes.stream().map(Csv::row).collect(Collectors.joining("", "scenario,target," + head + "\n", ""));
    }

    private static String row(Outcome outcome) {
        String figures = Arrays.stream(Metric.values())
                .map(metric -> cell(outcome.figures().getOrDefault(metric, Double.NaN)))
                .collect(Collectors.joining(","));
        return quote(outcome.scenario()) + "," + quote(outcome.target()) + "," + figures + "\n";
    }

    private static String cell(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "";
    }

    static String quote(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}

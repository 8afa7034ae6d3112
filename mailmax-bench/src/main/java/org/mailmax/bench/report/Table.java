package org.mailmax.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;

/// Figures for people: a block for each scenario, a line for each server, and how many times better the first one is.
public final class Table {

    private Table() {}

    /// One scenario on one server or several; the last line compares the first with the second.
    public static String block(List<Outcome> medians) {
        Set<Metric> metrics = new TreeSet<>();
        medians.forEach(outcome -> metrics.addAll(outcome.figures().keySet()));
        int width = medians.stream()
                .mapToInt(outcome -> outcome.target().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(medians.getFirst().scenario());
        lines.add(row(width, "", metrics, Metric::label));
        for (Outcome outcome : medians) {
            lines.add(row(width, outcome.target(), metrics, metric -> figure(outcome.figures(), metric)));
        }
        if (medians.size() == 2) {
            lines.add(row(width, "better by", metrics, metric -> ratio(medians, metric)));
        }
        for (Outcome outcome : medians) {
            outcome.faults().forEach(fault -> lines.add("  FAULT " + outcome.target() + ": " + fault));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(
            int width, String head, Set<Metric> metrics, java.util.function.Function<Metric, String> cell) {
        StringBuilder row =
                new StringBuilder("  " + head + " ".repeat(Math.max(0, Math.max(width, 9) - head.length())));
        for (Metric metric : metrics) {
            row.append(String.format(Locale.ROOT, "%11s", cell.apply(metric)));
        }
        return row.toString();
    }

    private static String figure(Map<Metric, Double> figures, Metric metric) {
        return number(figures.getOrDefault(metric, Double.NaN));
    }

    /// How many times better the first is than the second.
    static String ratio(List<Outcome> medians, Metric metric) {
        double ours = medians.getFirst().figures().getOrDefault(metric, Double.NaN);
        double theirs = medians.getLast().figures().getOrDefault(metric, Double.NaN);
        double ratio = metric.advantage(ours, theirs);
        boolean meaningful = metric != Metric.OPERATIONS && metric != Metric.FAULTS && Double.isFinite(ratio);
        return meaningful ? number(ratio) + "x" : "";
    }

    /// About four significant digits, never an exponent.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        String format = Math.abs(value) >= 1000 || value == 0 ? "%.0f" : Math.abs(value) >= 100 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}

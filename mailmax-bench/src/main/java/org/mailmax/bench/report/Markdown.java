package org.mailmax.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;

/// A table for the documentation: a row for each scenario, a column for each server, and the ratio of the rates.
public final class Markdown {

    private Markdown() {}

    /// @param rows for each scenario the medians of all servers, in the same order
    public static String write(List<List<Outcome>> rows) {
        List<Outcome> first = rows.getFirst();
        StringBuilder text = new StringBuilder("| scenario |");
        first.forEach(outcome -> text.append(' ').append(outcome.target()).append(" |"));
        text.append(first.size() == 2 ? " better by |\n" : "\n");
        text.append("|---".repeat(first.size() + (first.size() == 2 ? 2 : 1))).append("|\n");
        rows.forEach(row -> text.append(row(row)));
        return text.toString();
    }

    private static String row(List<Outcome> row) {
        String cells = row.stream().map(Markdown::cell).collect(Collectors.joining(" | "));
        String ratio = row.size() == 2 ? " | " + ratios(row) : "";
        return "| " + row.getFirst().scenario() + " | " + cells + ratio + " |\n";
    }

    private static String cell(Outcome outcome) {
        Map<Metric, Double> figures = outcome.figures();
        String cell = figures.entrySet().stream()
                .filter(entry -> entry.getKey() != Metric.OPERATIONS && Double.isFinite(entry.getValue()))
                .filter(entry -> entry.getKey() != Metric.FAULTS || entry.getValue() > 0)
                .map(entry -> figure(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return outcome.failed() ? "FAILED " + cell : cell;
    }

    private static String figure(Metric metric, double value) {
        String number = Table.number(value);
        return metric == Metric.RATE ? "**" + number + "**/s" : metric.label() + " " + number;
    }

    private static String ratios(List<Outcome> row) {
        return List.of(Metric.RATE, Metric.END_TO_END, Metric.HEAP, Metric.PSS).stream()
                .filter(metric -> !Table.ratio(row, metric).isEmpty())
                .map(metric -> String.format(Locale.ROOT, "%s %s", metric.label(), Table.ratio(row, metric)))
                .collect(Collectors.joining(", "));
    }
}

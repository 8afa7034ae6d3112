package org.mailmax.bench.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;

/// Outcomes as a JSON array, one object each; figures that could not be measured are null.
public final class Json {

    private Json() {}

    /// Writes all.
    public static String write(List<Outcome> outcomes) {
        return outcomes.stream().map(Json::object).collect(Collectors.joining(",\n ", "[", "]\n"));
    }

    private static String object(Outcome outcome) {
        String faults = outcome.faults().stream().map(Json::string).collect(Collectors.joining(", ", "[", "]"));
        String figures = outcome.figures().entrySet().stream().map(Json::figure).collect(Collectors.joining(", "));
        return "{\"scenario\": " + string(outcome.scenario()) + ", \"target\": " + string(outcome.target())
                + ", \"figures\": {" + figures + "}, \"faults\": " + faults + "}";
    }

    private static String figure(Map.Entry<Metric, Double> entry) {
        double value = entry.getValue();
        return string(entry.getKey().label()) + ": " + (Double.isFinite(value) ? Double.toString(value) : "null");
    }

    static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}

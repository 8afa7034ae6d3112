package org.mailmax.administration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Comma-separated values (RFC 4180). Spreadsheets in many countries write semicolons instead: the first line decides.
public final class CsvText {

    private static final String FORMULA = "=+-@\t\r\n";

    private CsvText() {}

    /// The fields of each line; empty lines are left out.
    static List<List<String>> parse(String text) {
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new Reader(clean, separator(clean)).lines();
    }

    /// One field as it is written. What a spreadsheet would take for a formula gets an apostrophe before it, since a
    /// name somebody else has chosen shall not run in it.
    public static String field(Object value) {
        String text = String.valueOf(value);
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    /// One line with its end.
    public static String line(Object... values) {
        return Arrays.stream(values).map(CsvText::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.chars().filter(c -> c == ';').count()
                        > first.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }

    /// Reads one character after the other; inside quotes everything but a quote stands for itself.
    private static final class Reader {

        private final String text;
        private final char separator;
        private final List<List<String>> lines = new ArrayList<>();
        private List<String> fields = new ArrayList<>();
        private final StringBuilder field = new StringBuilder();
        private boolean quoted;

        Reader(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<List<String>> lines() {
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    field.append(c);
                    at++;
                } else {
                    take(c);
                }
            }
            endLine();
            return lines;
        }

        private void take(char c) {
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                field.append(c);
            } else if (c == separator) {
                endField();
            } else if (c == '\n') {
                endLine();
            } else if (c != '\r') {
                field.append(c);
            }
        }

        private void endField() {
            fields.add(field.toString().strip());
            field.setLength(0);
        }

        private void endLine() {
            endField();
            if (fields.stream().anyMatch(text -> !text.isEmpty())) {
                lines.add(fields);
            }
            fields = new ArrayList<>();
        }
    }
}

package org.mailmax.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The command line: a verb, options with values, and words.
final class Arguments {

    private final String verb;
    private final Map<String, List<String>> options = new TreeMap<>();
    private final List<String> words = new ArrayList<>();

    private Arguments(List<String> line) {
        verb = line.isEmpty() ? "help" : line.getFirst();
        for (int i = 1; i < line.size(); i++) {
            String word = line.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (i + 1 == line.size()) {
                throw new IllegalArgumentException(word + " needs a value");
            } else {
                options.computeIfAbsent(word, name -> new ArrayList<>()).add(line.get(++i));
            }
        }
    }

    static Arguments parse(String... line) {
        return new Arguments(Arrays.asList(line));
    }

    String verb() {
        return verb;
    }

    List<String> words() {
        return words;
    }

    /// Refuses every option but these.
    Arguments allowing(String... names) {
        for (String option : options.keySet()) {
            if (!Set.of(names).contains(option)) {
                throw new IllegalArgumentException(verb + " knows no " + option + ", only " + String.join(" ", names));
            }
        }
        return this;
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    Optional<String> value(String option) {
        List<String> values = all(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    String required(String option) {
        return value(option).orElseThrow(() -> new IllegalArgumentException(verb + " needs " + option));
    }

    long number(String option, long otherwise) {
        String text = value(option).orElse(Long.toString(otherwise));
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not \"" + text + "\"", e);
        }
    }
}

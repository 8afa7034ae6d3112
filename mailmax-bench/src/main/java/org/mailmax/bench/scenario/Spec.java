package org.mailmax.bench.scenario;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A scenario as it is written on the command line: `smtp:conn=10,size=4k,pipelining=off`.
public final class Spec {

    private final String text;
    private final String kind;
    private final Map<String, String> values = new TreeMap<>();

    private Spec(String text) {
        this.text = text;
        String[] halves = text.split(":", 2);
        kind = halves[0];
        if (halves.length == 2) {
            for (String pair : halves[1].split(",")) {
                put(pair);
            }
        }
    }

    private void put(String pair) {
        String[] sides = pair.split("=", 2);
        if (sides.length < 2 || sides[0].isBlank() || sides[1].isBlank()) {
            throw new IllegalArgumentException("\"" + pair + "\" in \"" + text + "\" is no key=value");
        }
        values.put(sides[0], sides[1]);
    }

    /// Reads a scenario.
    public static Spec parse(String text) {
        return new Spec(text);
    }

    /// What is to be measured.
    public String kind() {
        return kind;
    }

    /// The whole, as it was written.
    public String text() {
        return text;
    }

    /// A number; `4k` is 4,096 and `5M` is 5,242,880.
    public int number(String key, int otherwise) {
        return values.containsKey(key) ? octets(values.get(key)) : otherwise;
    }

    /// A switch, `on` or `off`.
    public boolean flag(String key, boolean otherwise) {
        return switch (values.getOrDefault(key, otherwise ? "on" : "off")) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(key + " in \"" + text + "\" must be on or off");
        };
    }

    /// A word out of a few; the first one stands when none is given.
    public String word(String key, String otherwise, String other) {
        String value = values.getOrDefault(key, otherwise);
        if (!value.equals(otherwise) && !value.equals(other)) {
            throw new IllegalArgumentException(key + " in \"" + text + "\" must be " + otherwise + " or " + other);
        }
        return value;
    }

    /// Refuses every key but these.
    public Spec allowing(Set<String> keys) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(keys);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + kind + "\" knows no " + unknown + ", only " + new TreeSet<>(keys));
        }
        return this;
    }

    /// Reads a number that may end in `k` or `M`.
    public static int octets(String text) {
        String digits = text.replaceAll("[kM]$", "");
        int unit = text.endsWith("k") ? 1024 : text.endsWith("M") ? 1024 * 1024 : 1;
        try {
            return Math.multiplyExact(Integer.parseInt(digits), unit);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no number like 50, 4k or 5M", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.mailmax.protocol.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the names of a transcript stand for: `$name` begins with a lower-case letter, so that `$Junk` is a keyword.
final class Bindings {

    private static final Pattern NAME = Pattern.compile("\\$([a-z][a-zA-Z0-9]*)");

    private final Map<String, String> values = new HashMap<>();

    void bind(String name, String value) {
        values.put(name, value);
    }

    /// The text with all names replaced.
    ///
    /// @throws AssertionError when one is not bound
    String fill(String text) {
        return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    /// Compares text with a line and binds the names that were free.
    ///
    /// @param prefix true when more words may follow
    boolean matches(String expected, String line, boolean prefix) {
        Map<String, String> groups = new HashMap<>();
        Matcher matcher = Pattern.compile(pattern(expected, groups) + (prefix ? "(?: .*)?" : ""), Pattern.DOTALL)
                .matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        groups.forEach((name, group) -> values.put(name, matcher.group(group)));
        return true;
    }

    private String pattern(String expected, Map<String, String> groups) {
        StringBuilder regex = new StringBuilder();
        Matcher names = NAME.matcher(expected);
        int at = 0;
        while (names.find()) {
            regex.append(Pattern.quote(expected.substring(at, names.start())));
            regex.append(part(names.group(1), groups));
            at = names.end();
        }
        return regex.append(Pattern.quote(expected.substring(at))).toString();
    }

    private String part(String name, Map<String, String> groups) {
        if (values.containsKey(name)) {
            return Pattern.quote(values.get(name));
        }
        String before = groups.putIfAbsent(name, name);
        return before == null ? "(?<" + name + ">[^\\s()\\[\\]<>\"]+)" : "\\k<" + name + ">";
    }

    private String value(MatchResult found) {
        String value = values.get(found.group(1));
        if (value == null) {
            throw new AssertionError("$" + found.group(1) + " is not known here");
        }
        return value;
    }
}

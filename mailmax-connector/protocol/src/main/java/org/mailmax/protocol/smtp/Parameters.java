package org.mailmax.protocol.smtp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The parameters after a path: names, most of them with a value, in any order and none twice (RFC 5321 §4.1.1.11).
final class Parameters {

    /// RFC 5321 §4.1.2: esmtp-keyword and esmtp-value; UTF-8 in values since RFC 6531 §3.4.
    private static final Pattern WORD = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*)(?:=([^=\\p{Cntrl}]+))?");

    private final Map<String, Optional<String>> words = new HashMap<>();

    private Parameters() {}

    /// @param known names in capitals
    static Parameters parse(String text, Set<String> known) throws MalformedParameterException {
        Parameters parameters = new Parameters();
        for (String word : text.isEmpty() ? new String[0] : text.split(" +")) {
            parameters.add(word, known);
        }
        return parameters;
    }

    private void add(String word, Set<String> known) throws MalformedParameterException {
        String name = word.split("=", 2)[0].toUpperCase(Locale.ROOT);
        if (!known.contains(name)) {
            throw new MalformedParameterException(555, "unknown parameter");
        }
        var parts = WORD.matcher(word);
        if (!parts.matches()) {
            throw new MalformedParameterException(501, name + " is malformed");
        }
        if (words.put(name, Optional.ofNullable(parts.group(2))) != null) {
            throw new MalformedParameterException(501, name + " was given twice");
        }
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /// Whether a parameter that has no value was given.
    boolean has(String name) throws MalformedParameterException {
        if (words.getOrDefault(name, Optional.empty()).isPresent()) {
            throw new MalformedParameterException(501, name + " has no value");
        }
        return words.containsKey(name);
    }

    /// The value of a parameter, if that was given.
    ///
    /// @param form what the value looks like
    /// @param usage how it is written
    Optional<String> value(String name, Pattern form, String usage) throws MalformedParameterException {
        if (!words.containsKey(name)) {
            return Optional.empty();
        }
        Optional<String> value = words.get(name);
        if (value.filter(text -> form.matcher(text).matches()).isEmpty()) {
            throw new MalformedParameterException(501, usage);
        }
        return value;
    }
}

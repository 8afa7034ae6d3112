package org.mailmax.protocol.smtp.client;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// What a host offers in its reply to EHLO (RFC 5321 §4.1.1.1): keywords in capitals and their parameters.
record Extensions(Map<String, List<String>> keywords) {

    /// What a host offers that knows only HELO.
    static final Extensions NONE = new Extensions(Map.of());

    private static final int MAX_DIGITS = 18;

    /// @param reply to EHLO; its first line is the host's name and greeting
    static Extensions of(HostReply reply) {
        Map<String, List<String>> keywords = new HashMap<>();
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            // "AUTH=PLAIN" is how hosts offered it long ago.
            String[] words = line.strip().replaceFirst("(?i)^AUTH=", "AUTH ").split(" +");
            keywords.putIfAbsent(
                    words[0].toUpperCase(Locale.ROOT), List.of(words).subList(1, words.length));
        }
        return new Extensions(Map.copyOf(keywords));
    }

    boolean has(String keyword) {
        return keywords.containsKey(keyword);
    }

    /// The largest message in octets, when the host says one (RFC 1870 §3: 0 means no fixed one).
    OptionalLong sizeLimit() {
        return number("SIZE").stream().filter(limit -> limit > 0).findFirst();
    }

    /// The shortest time for DELIVERBY in seconds (RFC 2852 §3).
    OptionalLong deliverByMinimum() {
        return number("DELIVERBY");
    }

    /// The SASL mechanisms, in capitals (RFC 4954 §3).
    Set<String> mechanisms() {
        return Set.of(parameters("AUTH").stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .distinct()
                .toArray(String[]::new));
    }

    private List<String> parameters(String keyword) {
        return keywords.getOrDefault(keyword, List.of());
    }

    private OptionalLong number(String keyword) {
        return parameters(keyword).stream()
                .filter(word -> word.matches("\\d{1," + MAX_DIGITS + "}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}

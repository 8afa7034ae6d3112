package org.mailmax.route.sts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.mail.address.DomainName;
import org.mailmax.route.sts.StsPolicy.Mode;

/// Reads the two texts of MTA-STS: the TXT record (RFC 8461 §3.1) and the policy (RFC 8461 §3.2).
final class StsGrammar {

    /// Of a policy, in octets (RFC 8461 §3.3 suggests 64 kB).
    static final int MAX_OCTETS = 65_536;

    /// Hosts of a policy: as many as fit into the database.
    static final int MAX_HOSTS = 30;

    /// RFC 8461 §3.2: one year.
    static final Duration MAX_AGE = Duration.ofSeconds(31_557_600);

    private static final String VERSION = "STSv1";
    private static final Pattern ID = Pattern.compile("[ \t]*id[ \t]*=[ \t]*([A-Za-z0-9]{1,32})[ \t]*");
    private static final Pattern RECORD = Pattern.compile("v[ \t]*=[ \t]*STSv1[ \t]*(;.*)");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \t]*(.*?)[ \t]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    private StsGrammar() {}

    /// The id of the policy, when exactly one of the texts is a record of MTA-STS and has one.
    static Optional<String> id(List<String> texts) {
        List<Matcher> records =
                texts.stream().map(RECORD::matcher).filter(Matcher::matches).toList();
        if (records.size() != 1) {
            return Optional.empty();
        }
        for (String field : records.getFirst().group(1).split(";")) {
            Matcher id = ID.matcher(field);
            if (id.matches()) {
                return Optional.of(id.group(1));
            }
        }
        return Optional.empty();
    }

    /// The policy, or nothing when the text is none. Of a field that stands there twice the first counts; unknown
    /// fields are passed over.
    static Optional<StsPolicy> policy(String text) {
        Map<String, String> fields = new HashMap<>();
        List<String> mx = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            Matcher field = FIELD.matcher(line);
            if (field.matches() && field.group(1).equals("mx")) {
                mx.add(field.group(2).toLowerCase(Locale.ROOT));
            } else if (field.matches()) {
                fields.putIfAbsent(field.group(1), field.group(2));
            } else if (!line.isBlank()) {
                return Optional.empty();
            }
        }
        return VERSION.equals(fields.get("version")) ? policy(fields, mx) : Optional.empty();
    }

    private static Optional<StsPolicy> policy(Map<String, String> fields, List<String> mx) {
        Optional<Mode> mode = mode(fields.getOrDefault("mode", ""));
        Optional<Duration> maxAge = age(fields.getOrDefault("max_age", ""));
        boolean named = mx.size() <= MAX_HOSTS
                && mx.stream().allMatch(StsGrammar::isPattern)
                && (!mx.isEmpty() || mode.equals(Optional.of(Mode.NONE)));
        return mode.isPresent() && maxAge.isPresent() && named
                ? Optional.of(new StsPolicy(mode.get(), List.copyOf(mx), maxAge.get()))
                : Optional.empty();
    }

    private static Optional<Mode> mode(String text) {
        return switch (text) {
            case "enforce" -> Optional.of(Mode.ENFORCE);
            case "testing" -> Optional.of(Mode.TESTING);
            case "none" -> Optional.of(Mode.NONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> age(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), MAX_AGE.toSeconds())))
                : Optional.empty();
    }

    private static boolean isPattern(String text) {
        String name = text.startsWith("*.") ? text.substring(2) : text;
        return DomainName.parse(name)
                .filter(found -> !found.isAddressLiteral() && found.name().equals(name))
                .isPresent();
    }
}

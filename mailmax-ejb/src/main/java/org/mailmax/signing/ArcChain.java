package org.mailmax.signing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.signing.HeaderBlock.Field;

/// The ARC sets of a message, as to their structure (RFC 8617 §5.2, steps 1 to 3).
sealed interface ArcChain {

    /// RFC 8617 §4.2.1.
    int MAX_SETS = 50;

    String RESULTS = "arc-authentication-results";
    String SIGNATURE = "arc-message-signature";
    String SEAL = "arc-seal";

    /// The message was not sealed before.
    record Absent() implements ArcChain {}

    /// The latest seal says that the chain is broken: nobody adds anything any more.
    record Ended() implements ArcChain {}

    /// Something is missing, doubled or out of order.
    ///
    /// @param highest instance found; 0 when none has a number
    record Malformed(int highest) implements ArcChain {}

    /// @param sets all of them, from instance 1 on
    record Sets(List<ArcSet> sets) implements ArcChain {}

    static ArcChain of(HeaderBlock header) {
        List<Field> fields = header.fields().stream()
                .filter(field -> List.of(RESULTS, SIGNATURE, SEAL).contains(field.name()))
                .toList();
        return fields.isEmpty() ? new Absent() : of(fields);
    }

    private static ArcChain of(List<Field> fields) {
        Map<String, Field> found = new HashMap<>();
        int highest = 0;
        boolean sound = true;
        for (Field field : fields) {
            OptionalInt instance = instance(field);
            highest = Math.max(highest, instance.orElse(0));
            sound &= instance.isPresent() && found.put(field.name() + instance.getAsInt(), field) == null;
        }
        if (isFailed(found.get(SEAL + highest))) {
            return new Ended();
        }
        Optional<List<ArcSet>> sets = sound && highest <= MAX_SETS ? sets(found, highest) : Optional.empty();
        return sets.<ArcChain>map(Sets::new).orElse(new Malformed(highest));
    }

    private static boolean isFailed(Field seal) {
        return seal != null && status(seal).equals("fail");
    }

    private static String status(Field seal) {
        return TagList.of(seal.value()).map(tags -> tags.get("cv", "")).orElse("");
    }

    private static Optional<List<ArcSet>> sets(Map<String, Field> found, int highest) {
        List<ArcSet> sets = new ArrayList<>();
        for (int instance = 1; instance <= highest; instance++) {
            Field results = found.get(RESULTS + instance);
            Field signature = found.get(SIGNATURE + instance);
            Field seal = found.get(SEAL + instance);
            if (results == null || signature == null || seal == null || !fits(instance, seal)) {
                return Optional.empty();
            }
            sets.add(new ArcSet(instance, results, signature, seal));
        }
        return Optional.of(sets);
    }

    private static boolean fits(int instance, Field seal) {
        return status(seal).equals(instance == 1 ? "none" : "pass");
    }

    private static OptionalInt instance(Field field) {
        Matcher number = Pattern.compile("(?:^|;)\\s*i\\s*=\\s*([1-9]\\d{0,3})\\s*(?:;|$)")
                .matcher(field.value());
        boolean first = number.find() && (number.start() == 0 || !field.name().equals(RESULTS));
        return first ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
    }
}

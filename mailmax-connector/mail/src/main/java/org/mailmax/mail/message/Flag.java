package org.mailmax.mail.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A system flag such as `\Seen` or a keyword such as `$Junk` (RFC 9051 §2.3.2). Compared without case.
public record Flag(String name) implements Comparable<Flag> {

    public static final Flag SEEN = new Flag("\\Seen");
    public static final Flag ANSWERED = new Flag("\\Answered");
    public static final Flag FLAGGED = new Flag("\\Flagged");
    public static final Flag DELETED = new Flag("\\Deleted");
    public static final Flag DRAFT = new Flag("\\Draft");

    /// In the order of their bits in the store.
    public static final List<Flag> SYSTEM = List.of(SEEN, ANSWERED, FLAGGED, DELETED, DRAFT);

    private static final Map<String, Flag> BY_KEY =
            SYSTEM.stream().collect(Collectors.toMap(Flag::key, Function.identity()));

    public Flag {
        Objects.requireNonNull(name);
    }

    /// The flag of this name; system flags are always the constants above.
    public static Flag of(String name) {
        Flag system = BY_KEY.get(name.toLowerCase(Locale.ROOT));
        return system != null ? system : new Flag(name);
    }

    public boolean isSystem() {
        return name.startsWith("\\");
    }

    /// The form used for comparison and look-up.
    public String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flag that && name.equalsIgnoreCase(that.name);
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public int compareTo(Flag other) {
        return key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return name;
    }
}

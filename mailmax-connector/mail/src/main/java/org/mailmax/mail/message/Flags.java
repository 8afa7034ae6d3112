package org.mailmax.mail.message;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An immutable set of flags.
public final class Flags implements Iterable<Flag> {

    public static final Flags NONE = new Flags(Set.of());

    private final Set<Flag> flags;

    private Flags(Set<Flag> flags) {
        this.flags = flags;
    }

    public static Flags of(Flag... flags) {
        return of(Arrays.asList(flags));
    }

    public static Flags of(Collection<Flag> flags) {
        return flags.isEmpty() ? NONE : new Flags(new LinkedHashSet<>(flags));
    }

    public boolean contains(Flag flag) {
        return flags.contains(flag);
    }

    public boolean isEmpty() {
        return flags.isEmpty();
    }

    public Flags with(Flags others) {
        return of(Stream.concat(stream(), others.stream()).toList());
    }

    public Flags without(Flags others) {
        return of(stream().filter(flag -> !others.contains(flag)).toList());
    }

    public Stream<Flag> stream() {
        return flags.stream();
    }

    @Override
    public Iterator<Flag> iterator() {
        return stream().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flags that && flags.equals(that.flags);
    }

    @Override
    public int hashCode() {
        return flags.hashCode();
    }

    /// As IMAP writes a flag list, without the parentheses: `\Seen $Junk`.
    @Override
    public String toString() {
        return stream().map(Flag::name).collect(Collectors.joining(" "));
    }
}

package org.mailmax.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;

/// The keywords of a folder and the bits they have in its messages' flags. Immutable.
public final class Keywords {

    public static final Keywords NONE = new Keywords(List.of());
    private static final int MAX = FlagBits.LAST_KEYWORD - FlagBits.FIRST_KEYWORD + 1;

    private static final int MAX_SETS = 1_000;

    /// In the order of their bits.
    private final List<Flag> flags;

    private final Map<String, Long> bits = new HashMap<>();

    /// Messages have few different sets of flags, and they are asked for again and again.
    private final Map<Long, Flags> sets = new ConcurrentHashMap<>();

    private Keywords(List<Flag> flags) {
        this.flags = flags;
        for (int i = 0; i < Flag.SYSTEM.size(); i++) {
            bits.put(Flag.SYSTEM.get(i).key(), 1L << i);
        }
        for (int i = 0; i < flags.size(); i++) {
            bits.put(flags.get(i).key(), 1L << FlagBits.FIRST_KEYWORD + i);
        }
    }

    /// @param names in the order of their bits, without a gap
    public static Keywords of(List<String> names) {
        return names.isEmpty()
                ? NONE
                : new Keywords(names.stream().map(Flag::of).toList());
    }

    public int size() {
        return flags.size();
    }

    public boolean isFull() {
        return flags.size() >= MAX;
    }

    public Flags all() {
        return Flags.of(flags);
    }

    /// The keyword with this number, from 0.
    Flag get(int number) {
        return flags.get(number);
    }

    /// The bits of those of the flags that are known here.
    public long bits(Flags some) {
        return some.stream()
                .mapToLong(flag -> bits.getOrDefault(flag.key(), 0L))
                .reduce(0, (a, b) -> a | b);
    }

    public long bit(Flag flag) {
        return bits.getOrDefault(flag.key(), 0L);
    }

    public boolean knows(Flags some) {
        return some.stream().allMatch(flag -> bits.containsKey(flag.key()));
    }

    public Flags flags(long some) {
        Flags known = sets.get(some);
        if (known == null) {
            known = name(some);
            if (sets.size() < MAX_SETS) {
                sets.put(some, known);
            }
        }
        return known;
    }

    private Flags name(long some) {
        List<Flag> named = new ArrayList<>();
        for (long left = some; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            if (bit < FlagBits.FIRST_KEYWORD) {
                named.add(Flag.SYSTEM.get(bit));
            } else if (bit - FlagBits.FIRST_KEYWORD < flags.size()) {
                named.add(flags.get(bit - FlagBits.FIRST_KEYWORD));
            }
        }
        return Flags.of(named);
    }

    /// These keywords and those of the flags that are missing, as far as there is room.
    public Keywords with(Flags some) {
        List<Flag> more = new ArrayList<>(flags);
        some.stream()
                .filter(flag -> !flag.isSystem() && !bits.containsKey(flag.key()))
                .limit(MAX - flags.size())
                .forEach(more::add);
        return more.size() == flags.size() ? this : new Keywords(List.copyOf(more));
    }
}

package org.mailmax.mail.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// An immutable set of UIDs, kept as ascending, disjoint, non-adjacent ranges. UIDs run from 1 to 2^32-1
/// (RFC 9051 §2.3.1.1).
public final class UidSet {

    public static final long MAX_UID = 0xFFFF_FFFFL;
    public static final UidSet NONE = new UidSet(List.of());
    public static final UidSet ALL = range(1, MAX_UID);

    private final List<Range> ranges;

    /// From `first` to `last`, both included; `first <= last`.
    public record Range(long first, long last) {

        public Range {
            if (first < 1 || last > MAX_UID || first > last) {
                throw new IllegalArgumentException("not a UID range: " + first + ":" + last);
            }
        }

        public long size() {
            return last - first + 1;
        }

        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + ":" + last;
        }
    }

    private UidSet(List<Range> ranges) {
        this.ranges = ranges;
    }

    public static UidSet of(long... uids) {
        long[] sorted = uids.clone();
        Arrays.sort(sorted);
        List<Range> ranges = new ArrayList<>();
        for (long uid : sorted) {
            append(ranges, uid, uid);
        }
        return ofSorted(ranges);
    }

    public static UidSet of(LongStream uids) {
        return of(uids.toArray());
    }

    public static UidSet range(long first, long last) {
        return new UidSet(List.of(new Range(first, last)));
    }

    /// The union of ranges in any order, overlapping or not.
    public static UidSet ofRanges(List<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        ranges.stream()
                .sorted((a, b) -> Long.compare(a.first(), b.first()))
                .forEach(range -> append(merged, range.first(), range.last()));
        return ofSorted(merged);
    }

    public List<Range> ranges() {
        return ranges;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// How many UIDs the ranges span; says nothing about how many messages exist.
    public long size() {
        return ranges.stream().mapToLong(Range::size).sum();
    }

    public long first() {
        return ranges.getFirst().first();
    }

    public long last() {
        return ranges.getLast().last();
    }

    public boolean contains(long uid) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (uid < range.first()) {
                high = middle - 1;
            } else if (uid > range.last()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /// Every UID of every range in ascending order. Only for sets known to be small or to hold existing messages.
    public LongStream stream() {
        return ranges.stream().flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()));
    }

    public void forEach(LongConsumer consumer) {
        stream().forEach(consumer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UidSet that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /// As IMAP writes it: `1:3,7`.
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }

    private static UidSet ofSorted(List<Range> ranges) {
        return ranges.isEmpty() ? NONE : new UidSet(List.copyOf(ranges));
    }

    private static void append(List<Range> ranges, long first, long last) {
        if (ranges.isEmpty() || first > ranges.getLast().last() + 1) {
            ranges.add(new Range(first, last));
        } else if (last > ranges.getLast().last()) {
            ranges.set(ranges.size() - 1, new Range(ranges.getLast().first(), last));
        }
    }
}

package org.mailmax.mail.message;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The UIDs of a folder in ascending order at one moment: what message sequence numbers are counted from. Immutable;
/// many sessions share one list, and a longer list may share the array of a shorter one (4 bytes a message).
public final class UidList {

    public static final UidList EMPTY = new UidList(new int[0], 0);

    /// Unsigned 32-bit UIDs; only the first `size` belong to this list.
    private final int[] uids;

    private final int size;

    private UidList(int[] uids, int size) {
        this.uids = uids;
        this.size = size;
    }

    /// A list over the first `size` entries of an array whose entries below `size` never change again. The array is
    /// shared, not copied; its values are unsigned and ascending.
    public static UidList sharing(int[] uids, int size) {
        return size == 0 ? EMPTY : new UidList(uids, size);
    }

    public static UidList of(long... uids) {
        int[] copy = Arrays.stream(uids).sorted().mapToInt(uid -> (int) uid).toArray();
        return sharing(copy, copy.length);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// @param index from 0; a message sequence number less one
    public long get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return Integer.toUnsignedLong(uids[index]);
    }

    /// The index of a UID, or, when it is not there, `-(insertion point) - 1`.
    public int indexOf(long uid) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = Integer.toUnsignedLong(uids[middle]);
            if (found < uid) {
                low = middle + 1;
            } else if (found > uid) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }

    public boolean contains(long uid) {
        return indexOf(uid) >= 0;
    }

    /// The members of the set that are in this list.
    public UidSet intersect(UidSet set) {
        return UidSet.of(set.ranges().stream().flatMapToLong(this::within));
    }

    public LongStream stream() {
        return IntStream.range(0, size).mapToLong(this::get);
    }

    @Override
    public String toString() {
        return UidSet.of(stream()).toString();
    }

    private LongStream within(UidSet.Range range) {
        int from = indexOf(range.first());
        int to = indexOf(range.last());
        return IntStream.range(from >= 0 ? from : -from - 1, to >= 0 ? to + 1 : -to - 1)
                .mapToLong(this::get);
    }
}

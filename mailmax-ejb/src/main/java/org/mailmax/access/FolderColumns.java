package org.mailmax.access;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mailmax.mail.message.UidList;

/// The messages of a folder in columns, 52 octets each, ascending by UID. Not safe for threads: [FolderView] has the
/// lock.
///
/// The UIDs are handed out as lists that share the array: entries below the size never change again, since an expunge
/// copies.
final class FolderColumns {

    /// Octets of a message in all columns.
    static final int WIDTH = 52;

    private static final int FIRST_CAPACITY = 16;

    private int size;
    private int[] uids = new int[FIRST_CAPACITY];
    private long[] flags = new long[FIRST_CAPACITY];
    private long[] modSeqs = new long[FIRST_CAPACITY];
    private long[] arrived = new long[FIRST_CAPACITY];
    private long[] receivedAt = new long[FIRST_CAPACITY];
    private long[] octets = new long[FIRST_CAPACITY];
    private long[] contentIds = new long[FIRST_CAPACITY];
    private UidList list = UidList.EMPTY;

    int size() {
        return size;
    }

    int capacity() {
        return uids.length;
    }

    UidList uids() {
        if (list.size() != size) {
            list = UidList.sharing(uids, size);
        }
        return list;
    }

    MessageRow get(int index) {
        return new MessageRow(
                Integer.toUnsignedLong(uids[index]),
                flags[index],
                modSeqs[index],
                arrived[index],
                receivedAt[index],
                octets[index],
                contentIds[index]);
    }

    long uid(int index) {
        return Integer.toUnsignedLong(uids[index]);
    }

    /// A new message at the end, or new flags of one that is here.
    void put(MessageRow row) {
        if (size == 0 || row.uid() > uid(size - 1)) {
            append(row);
            return;
        }
        int index = uids().indexOf(row.uid());
        if (index >= 0) {
            flags[index] = row.flags();
            modSeqs[index] = row.modSeq();
        }
    }

    /// Takes out the messages with these UIDs, as far as they are here.
    void remove(List<Grave> graves) {
        int[] gone = graves.stream()
                .mapToInt(grave -> uids().indexOf(grave.uid()))
                .filter(index -> index >= 0)
                .sorted()
                .toArray();
        if (gone.length > 0) {
            uids = uids.clone();
            compact(gone);
            list = UidList.sharing(uids, size);
        }
    }

    /// How many messages had arrived right after a modseq; they are the first ones.
    int arrivedUpTo(long modSeq) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (arrived[middle] <= modSeq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The indices of the first `limit` messages that changed after a modseq.
    IntStream changedAfter(long modSeq, int limit) {
        return IntStream.range(0, limit).filter(index -> modSeqs[index] > modSeq);
    }

    private void append(MessageRow row) {
        if (size == uids.length) {
            grow();
        }
        uids[size] = (int) row.uid();
        flags[size] = row.flags();
        modSeqs[size] = row.modSeq();
        arrived[size] = row.arrived();
        receivedAt[size] = row.receivedAt();
        octets[size] = row.octets();
        contentIds[size] = row.contentId();
        size++;
    }

    private void grow() {
        int capacity = size + (size >> 1);
        uids = Arrays.copyOf(uids, capacity);
        flags = Arrays.copyOf(flags, capacity);
        modSeqs = Arrays.copyOf(modSeqs, capacity);
        arrived = Arrays.copyOf(arrived, capacity);
        receivedAt = Arrays.copyOf(receivedAt, capacity);
        octets = Arrays.copyOf(octets, capacity);
        contentIds = Arrays.copyOf(contentIds, capacity);
    }

    private void compact(int[] gone) {
        int to = gone[0];
        for (int i = 0; i < gone.length; i++) {
            int from = gone[i] + 1;
            int length = (i + 1 < gone.length ? gone[i + 1] : size) - from;
            shift(from, to, length);
            to += length;
        }
        size = to;
    }

    private void shift(int from, int to, int length) {
        System.arraycopy(uids, from, uids, to, length);
        for (long[] column : new long[][] {flags, modSeqs, arrived, receivedAt, octets, contentIds}) {
            System.arraycopy(column, from, column, to, length);
        }
    }
}

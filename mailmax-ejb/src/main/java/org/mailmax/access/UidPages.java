package org.mailmax.access;

import org.mailmax.mail.message.UidSet;

/// Cuts the UIDs of a folder into pages to be read one after the other: by their numbers, not by how many there are, as
/// the database would sort the whole rest of the folder to find where a page of so many rows ends. Where most UIDs are
/// gone the pages grow.
final class UidPages {

    private static final int WIDTH = 10_000;
    private static final int MOST = 32 * WIDTH;

    private final long last;
    private long read;
    private int width = WIDTH;

    /// @param last the highest UID the folder has given out
    UidPages(long last) {
        this.last = last;
    }

    boolean more() {
        return read < last;
    }

    UidSet.Range next() {
        long first = read + 1;
        read = Math.min(last, read + width);
        return new UidSet.Range(first, read);
    }

    /// @param messages how many were on the page
    void found(int messages) {
        width = messages < WIDTH / 4 ? Math.min(2 * width, MOST) : WIDTH;
    }
}

package org.mailmax.folder;

import org.mailmax.mail.message.Flag;

/// The system flags as bits of `message.flags`: bit n is `Flag.SYSTEM.get(n)`. Above them follow the folder's keywords.
public final class FlagBits {

    public static final long SEEN = bit(Flag.SEEN);
    public static final long DELETED = bit(Flag.DELETED);

    /// The first and the last bit of a keyword.
    public static final int FIRST_KEYWORD = Flag.SYSTEM.size();

    public static final int LAST_KEYWORD = 62;

    private FlagBits() {}

    public static boolean isSeen(long flags) {
        return (flags & SEEN) != 0;
    }

    public static boolean isDeleted(long flags) {
        return (flags & DELETED) != 0;
    }

    private static long bit(Flag system) {
        return 1L << Flag.SYSTEM.indexOf(system);
    }
}

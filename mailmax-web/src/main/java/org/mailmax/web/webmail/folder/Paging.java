package org.mailmax.web.webmail.folder;

import java.util.stream.IntStream;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;

/// The newest message first: pages counted from the end of the UIDs of a folder.
final class Paging {

    private Paging() {}

    /// The UIDs of the lines `first` to `first + size - 1`, of which those that do not exist are left out.
    static UidSet page(UidList uids, int first, int size) {
        int from = Math.max(first, 0);
        int to = Math.min(from + Math.max(size, 0), uids.size());
        return UidSet.of(IntStream.range(from, Math.max(from, to)).mapToLong(line -> uids.get(uids.size() - 1 - line)));
    }

    /// The line a message is in, counted from 0, or -1 when it is not there.
    static int line(UidList uids, long uid) {
        int index = uids.indexOf(uid);
        return index < 0 ? -1 : uids.size() - 1 - index;
    }
}

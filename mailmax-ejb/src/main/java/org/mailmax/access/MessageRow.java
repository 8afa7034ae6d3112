package org.mailmax.access;

/// What a view knows of a message.
///
/// @param flags system flags and keywords as bits
/// @param arrived the modseq it came with; ascends with the UID
/// @param receivedAt in seconds
record MessageRow(long uid, long flags, long modSeq, long arrived, long receivedAt, long octets, long contentId) {

    static MessageRow of(Object[] columns) {
        return new MessageRow(
                (Long) columns[0],
                (Long) columns[1],
                (Long) columns[2],
                (Long) columns[3],
                (Long) columns[4],
                (Long) columns[5],
                (Long) columns[6]);
    }

    MessageRow withFlags(long newFlags, long newModSeq) {
        return new MessageRow(uid, newFlags, newModSeq, arrived, receivedAt, octets, contentId);
    }
}

package org.mailmax.mail.folder;

import java.util.List;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;

/// Everything that happened in a folder after a modseq: the one feed that IDLE, NOOP, CONDSTORE and the webmail read.
///
/// @param modSeq how far this goes; ask from here the next time
/// @param uidNext the folder's UIDNEXT then
/// @param uids all messages there are then
/// @param arrived the messages that are new
/// @param expunged the messages that are gone
/// @param flagged messages, older than the modseq asked for, whose flags changed
/// @param keywords the folder's keywords then
public record FolderChanges(
        long modSeq,
        long uidNext,
        UidList uids,
        UidSet arrived,
        UidSet expunged,
        List<FlagChange> flagged,
        Flags keywords) {

    /// The flags of a message as they are now.
    public record FlagChange(long uid, Flags flags, long modSeq) {}
}

package org.mailmax.mail.folder;

import org.mailmax.mail.message.Flags;

/// The numbers of a folder at one moment; all of them at hand without looking at a message.
///
/// @param messages how many there are
/// @param unseen how many lack `\Seen`
/// @param deleted how many carry `\Deleted`
/// @param size the sum of their sizes in octets
/// @param uidNext the UID the next message gets, at least (RFC 9051 §2.3.1.1)
/// @param highestModSeq the modseq of the last change (RFC 7162 §3.1.2.1)
/// @param keywords the keywords in use or used before
/// @param keywordsFull true when no new keyword can be made
public record FolderStatus(
        FolderId id,
        FolderName name,
        long uidValidity,
        long uidNext,
        long highestModSeq,
        long messages,
        long unseen,
        long deleted,
        long size,
        Flags keywords,
        boolean keywordsFull) {

    /// The same numbers under the name by which somebody else reaches the folder.
    public FolderStatus named(FolderName other) {
        return new FolderStatus(
                id,
                other,
                uidValidity,
                uidNext,
                highestModSeq,
                messages,
                unseen,
                deleted,
                size,
                keywords,
                keywordsFull);
    }
}

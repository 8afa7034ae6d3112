package org.mailmax.access;

import org.mailmax.folder.Folder;
import org.mailmax.folder.Keywords;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;

/// The numbers of a folder as its row has them.
record FolderNumbers(
        FolderId id,
        FolderName name,
        long uidValidity,
        long uidNext,
        long highestModSeq,
        Counts counts,
        Keywords keywords) {

    record Counts(long messages, long unseen, long deleted, long octets) {}

    static FolderNumbers of(Folder folder, Keywords keywords) {
        return new FolderNumbers(
                folder.id(),
                folder.name(),
                folder.uidValidity(),
                folder.uidNext(),
                folder.highestModSeq(),
                new Counts(folder.messages(), folder.unseen(), folder.deleted(), folder.octets()),
                keywords);
    }

    FolderStatus status(FolderName known) {
        return new FolderStatus(
                id,
                known,
                uidValidity,
                uidNext,
                highestModSeq,
                counts.messages(),
                counts.unseen(),
                counts.deleted(),
                counts.octets(),
                keywords.all(),
                keywords.isFull());
    }
}

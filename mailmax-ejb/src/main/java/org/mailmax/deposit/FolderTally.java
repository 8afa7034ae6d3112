package org.mailmax.deposit;

import org.mailmax.folder.FlagBits;

/// The numbers of a locked folder while messages arrive in it.
final class FolderTally {

    private final long folder;
    private final long account;
    private long uidNext;
    private long modSeq;
    private long messages;
    private long unseen;
    private long deleted;
    private long octets;

    FolderTally(long folder, long account, long uidNext, long highestModSeq) {
        this.folder = folder;
        this.account = account;
        this.uidNext = uidNext;
        this.modSeq = highestModSeq;
    }

    /// A new message: gives it its UID and modseq and counts it.
    NewMessage arrive(long contentId, long flags, long receivedAt, long size) {
        messages++;
        unseen += FlagBits.isSeen(flags) ? 0 : 1;
        deleted += FlagBits.isDeleted(flags) ? 1 : 0;
        octets += size;
        return new NewMessage(folder, uidNext++, contentId, flags, ++modSeq, receivedAt, size);
    }

    long folder() {
        return folder;
    }

    long account() {
        return account;
    }

    long uidNext() {
        return uidNext;
    }

    long modSeq() {
        return modSeq;
    }

    /// How many messages have arrived, and of these how many are unseen, how many deleted, and their octets.
    long messages() {
        return messages;
    }

    long unseen() {
        return unseen;
    }

    long deleted() {
        return deleted;
    }

    long octets() {
        return octets;
    }
}

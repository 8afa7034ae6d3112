package org.mailmax.folder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import java.util.Optional;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.SpecialUse;

/// A folder and its numbers. Whoever gives out a UID or a modseq, or changes a message, holds this row locked, so both
/// ascend in the order of the commits.
@Entity
@NamedQuery(
        name = Folder.LOCK,
        query = "select f from Folder f where f.id = :id",
        lockMode = LockModeType.PESSIMISTIC_WRITE)
public class Folder {

    static final String LOCK = "Folder.lock";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @Column(name = "account_id")
    private long accountId;

    private String name;

    @Column(name = "special_use")
    private String specialUse;

    @Column(name = "uid_validity")
    private long uidValidity;

    @Column(name = "uid_next")
    private long uidNext = 1;

    @Column(name = "highest_modseq")
    private long highestModSeq = 1;

    @Column(name = "message_count")
    private long messages;

    @Column(name = "unseen_count")
    private long unseen;

    @Column(name = "deleted_count")
    private long deleted;

    @Column(name = "total_octets")
    private long octets;

    protected Folder() {}

    public Folder(long accountId, FolderName name, Optional<SpecialUse> use, long uidValidity) {
        this.accountId = accountId;
        this.name = name.value();
        this.specialUse = use.map(SpecialUse::name).orElse(null);
        this.uidValidity = uidValidity;
    }

    public FolderId id() {
        return new FolderId(id);
    }

    public long accountId() {
        return accountId;
    }

    public FolderName name() {
        return new FolderName(name);
    }

    public Optional<SpecialUse> specialUse() {
        return Optional.ofNullable(specialUse).map(SpecialUse::valueOf);
    }

    public long uidValidity() {
        return uidValidity;
    }

    public long uidNext() {
        return uidNext;
    }

    public long highestModSeq() {
        return highestModSeq;
    }

    public long messages() {
        return messages;
    }

    public long unseen() {
        return unseen;
    }

    public long deleted() {
        return deleted;
    }

    public long octets() {
        return octets;
    }

    public void rename(FolderName to) {
        name = to.value();
    }

    /// The modseq of the change that is being made.
    public long nextModSeq() {
        return ++highestModSeq;
    }

    /// A new message: gives it its UID and modseq and counts it.
    public Message arrive(long contentId, long flags, long receivedAt, long size) {
        long modSeq = nextModSeq();
        count(flags, size, 1);
        return new Message(new MessageKey(id, uidNext++), contentId, flags, modSeq, receivedAt, size);
    }

    /// A message is gone.
    public void left(long flags, long size) {
        count(flags, size, -1);
    }

    /// The flags of a message changed.
    public void reflagged(long before, long after) {
        count(before, 0, -1);
        count(after, 0, 1);
    }

    private void count(long flags, long size, int direction) {
        messages += direction;
        unseen += FlagBits.isSeen(flags) ? 0 : direction;
        deleted += FlagBits.isDeleted(flags) ? direction : 0;
        octets += direction * size;
    }
}

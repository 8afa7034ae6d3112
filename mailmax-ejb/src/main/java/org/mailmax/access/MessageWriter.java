package org.mailmax.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailmax.folder.FlagBits;
import org.mailmax.folder.Folder;
import org.mailmax.folder.FolderLocks;
import org.mailmax.folder.Keywords;
import org.mailmax.folder.Message;
import org.mailmax.folder.MessageKey;
import org.mailmax.folder.QuotaUsage;
import org.mailmax.folder.Tombstone;
import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.ExpungeResult;
import org.mailmax.mail.folder.FolderChanges.FlagChange;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.StoreResult;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailException;

/// Changes stored messages, each method one transaction. The folder's row is locked first, so what is read then holds.
@Stateless
public class MessageWriter {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private FolderLocks locks;

    public StoreResult store(FolderId id, UidSet uids, FlagUpdate update, OptionalLong unchangedSince)
            throws MailException {
        Folder folder = locks.lock(id);
        Keywords keywords = update.operation() == FlagUpdate.Operation.REMOVE
                ? locks.keywords(id)
                : locks.keywords(id, update.flags());
        long bits = keywords.bits(update.flags());
        Map<Boolean, List<MessageRow>> asked = new MessageRows(em, id)
                .read(uids).stream()
                        .collect(
                                Collectors.partitioningBy(row -> row.modSeq() > unchangedSince.orElse(Long.MAX_VALUE)));
        List<MessageRow> changed = asked.get(false).stream()
                .filter(row -> apply(update, bits, row.flags()) != row.flags())
                .toList();
        long modSeq = changed.isEmpty() ? 0 : folder.nextModSeq();
        setFlags(folder, changed, update, bits, modSeq);
        return new StoreResult(
                modSeq,
                asked.get(false).stream()
                        .map(row -> flagChange(row, apply(update, bits, row.flags()), modSeq, keywords))
                        .toList(),
                uidsOf(asked.get(true)));
    }

    public ExpungeResult expunge(FolderId id, UidSet uids) throws MailException {
        return remove(id, uids, row -> FlagBits.isDeleted(row.flags()));
    }

    public ExpungeResult remove(FolderId id, UidSet uids) throws MailException {
        return remove(id, uids, _ -> true);
    }

    /// @param limit what the account may hold, in octets; 0 means without limit
    public CopyResult copy(FolderId sourceId, UidSet uids, FolderId targetId, long limit) throws MailException {
        Map<FolderId, Folder> folders = locks.lock(List.of(sourceId, targetId));
        Folder target = folders.get(targetId);
        List<MessageRow> rows = new MessageRows(em, sourceId).read(uids);
        long octets = octets(rows);
        QuotaUsage usage = usage(target);
        if (limit > 0 && usage.octets() + octets > limit) {
            throw new MailException.OverQuota("the mailbox is full");
        }
        List<Long> targets = arrive(rows, sourceId, target);
        usage.add(rows.size(), octets);
        return new CopyResult(target.uidValidity(), uids(rows), targets, 0);
    }

    /// @param limit what the account of the target may hold, in octets; 0 means without limit
    public CopyResult move(FolderId sourceId, UidSet uids, FolderId targetId, long limit) throws MailException {
        Map<FolderId, Folder> folders = locks.lock(List.of(sourceId, targetId));
        Folder source = folders.get(sourceId);
        Folder target = folders.get(targetId);
        List<MessageRow> rows = new MessageRows(em, sourceId).read(uids);
        if (source.accountId() != target.accountId()) {
            weigh(rows, source, target, limit);
        }
        List<Long> targets = arrive(rows, sourceId, target);
        long modSeq = rows.isEmpty() ? 0 : bury(source, rows);
        return new CopyResult(target.uidValidity(), uids(rows), targets, modSeq);
    }

    /// Messages go from one account to another, and what they weigh with them.
    private void weigh(List<MessageRow> rows, Folder source, Folder target, long limit) throws MailException {
        Map<Long, QuotaUsage> usages = locks.lockUsage(List.of(source.accountId(), target.accountId()));
        QuotaUsage usage = usages.get(target.accountId());
        long octets = octets(rows);
        if (limit > 0 && usage.octets() + octets > limit) {
            throw new MailException.OverQuota("the mailbox is full");
        }
        usages.get(source.accountId()).add(-rows.size(), -octets);
        usage.add(rows.size(), octets);
    }

    private ExpungeResult remove(FolderId id, UidSet uids, Predicate<MessageRow> which) throws MailException {
        Folder folder = locks.lock(id);
        List<MessageRow> rows =
                new MessageRows(em, id).read(uids).stream().filter(which).toList();
        if (rows.isEmpty()) {
            return new ExpungeResult(0, UidSet.NONE);
        }
        long modSeq = bury(folder, rows);
        usage(folder).add(-rows.size(), -octets(rows));
        return new ExpungeResult(modSeq, uidsOf(rows));
    }

    private void setFlags(Folder folder, List<MessageRow> rows, FlagUpdate update, long bits, long modSeq) {
        Map<Long, List<Long>> byFlags = new TreeMap<>();
        for (MessageRow row : rows) {
            long flags = apply(update, bits, row.flags());
            folder.reflagged(row.flags(), flags);
            byFlags.computeIfAbsent(flags, _ -> new ArrayList<>()).add(row.uid());
        }
        MessageRows messages = new MessageRows(em, folder.id());
        byFlags.forEach(
                (flags, uids) -> messages.setFlags(UidSet.of(uids.stream().mapToLong(Long::longValue)), flags, modSeq));
    }

    private static long apply(FlagUpdate update, long bits, long flags) {
        return switch (update.operation()) {
            case ADD -> flags | bits;
            case REMOVE -> flags & ~bits;
            case REPLACE -> bits;
        };
    }

    private static FlagChange flagChange(MessageRow row, long flags, long modSeq, Keywords keywords) {
        return new FlagChange(row.uid(), keywords.flags(flags), flags == row.flags() ? row.modSeq() : modSeq);
    }

    private List<Long> arrive(List<MessageRow> rows, FolderId sourceId, Folder target) throws MailException {
        Keywords from = locks.keywords(sourceId);
        long used = rows.stream().mapToLong(MessageRow::flags).reduce(0, (a, b) -> a | b);
        Keywords to = locks.keywords(target.id(), from.flags(used));
        List<Long> uids = new ArrayList<>();
        for (MessageRow row : rows) {
            long flags = to.bits(from.flags(row.flags()));
            Message message = target.arrive(row.contentId(), flags, row.receivedAt(), row.octets());
            em.persist(message);
            uids.add(message.uid());
        }
        // Moving within one folder deletes by statement what lies beside these.
        em.flush();
        return uids;
    }

    private long bury(Folder folder, List<MessageRow> rows) {
        long modSeq = folder.nextModSeq();
        for (MessageRow row : rows) {
            folder.left(row.flags(), row.octets());
            em.persist(new Tombstone(new MessageKey(folder.id().value(), row.uid()), modSeq, row.arrived()));
        }
        new MessageRows(em, folder.id()).delete(uidsOf(rows));
        return modSeq;
    }

    private QuotaUsage usage(Folder folder) {
        return locks.lockUsage(List.of(folder.accountId())).get(folder.accountId());
    }

    private static long octets(List<MessageRow> rows) {
        return rows.stream().mapToLong(MessageRow::octets).sum();
    }

    private static List<Long> uids(List<MessageRow> rows) {
        return rows.stream().map(MessageRow::uid).toList();
    }

    private static UidSet uidsOf(List<MessageRow> rows) {
        return UidSet.of(rows.stream().mapToLong(MessageRow::uid));
    }
}

package org.mailmax.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.mailmax.folder.Folder;
import org.mailmax.folder.FolderLocks;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.UidSet;

/// What views are filled from: projections of rows, never entities of messages.
@Stateless
public class ViewReader {

    private static final String COLUMNS =
            "select m.key.uid, m.flags, m.modSeq, m.arrived, m.receivedAt, m.octets, m.contentId from Message m"
                    + " where m.key.folderId = :folder and ";

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private FolderLocks locks;

    /// The numbers of a folder, or nothing when it is gone.
    public Optional<FolderNumbers> numbers(FolderId folder) {
        return Optional.ofNullable(em.find(Folder.class, folder.value())).map(this::numbers);
    }

    /// The folder's messages with these UIDs.
    public List<MessageRow> page(FolderId folder, UidSet.Range uids) {
        return new MessageRows(em, folder).read(UidSet.range(uids.first(), uids.last()));
    }

    /// Everything that changed after a modseq, and the numbers before and after it was read: when they are the same,
    /// it is exactly the state they describe.
    public News news(FolderId folder, long modSeq) {
        Optional<FolderNumbers> before = numbers(folder);
        if (before.isEmpty() || before.get().highestModSeq() == modSeq) {
            return new News(before, List.of(), List.of(), true);
        }
        List<MessageRow> changed = changed(folder, modSeq);
        List<Grave> graves = graves(folder, modSeq);
        em.clear();
        Optional<FolderNumbers> after = numbers(folder);
        return new News(after, changed, graves, same(before, after));
    }

    /// The same while nobody may change the folder.
    public News quietNews(FolderId folder, long modSeq) {
        Folder locked = em.find(Folder.class, folder.value(), LockModeType.PESSIMISTIC_WRITE);
        return new News(
                Optional.ofNullable(locked).map(this::numbers), changed(folder, modSeq), graves(folder, modSeq), true);
    }

    /// @param exact false when the folder changed while it was read
    public record News(Optional<FolderNumbers> numbers, List<MessageRow> changed, List<Grave> graves, boolean exact) {}

    /// The messages that went after a modseq.
    public List<Grave> graves(FolderId folder, long modSeq) {
        return em.createQuery(
                        "select t.key.uid, t.modSeq, t.arrived from Tombstone t"
                                + " where t.key.folderId = :folder and t.modSeq > :modSeq order by t.key.uid",
                        Object[].class)
                .setParameter("folder", folder.value())
                .setParameter("modSeq", modSeq)
                .getResultStream()
                .map(columns -> new Grave((Long) columns[0], (Long) columns[1], (Long) columns[2]))
                .toList();
    }

    private List<MessageRow> changed(FolderId folder, long modSeq) {
        return rows(em.createQuery(COLUMNS + "m.modSeq > :modSeq order by m.key.uid", Object[].class)
                .setParameter("folder", folder.value())
                .setParameter("modSeq", modSeq));
    }

    private static boolean same(Optional<FolderNumbers> before, Optional<FolderNumbers> after) {
        return before.map(FolderNumbers::highestModSeq).equals(after.map(FolderNumbers::highestModSeq));
    }

    private static List<MessageRow> rows(TypedQuery<Object[]> query) {
        return query.getResultStream().map(MessageRow::of).toList();
    }

    private FolderNumbers numbers(Folder folder) {
        return FolderNumbers.of(folder, locks.keywords(folder.id()));
    }
}

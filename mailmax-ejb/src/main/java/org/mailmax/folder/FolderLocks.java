package org.mailmax.folder;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.port.MailException;

/// Takes the rows that a change of messages needs, always in the same order, so that no two changes wait for each
/// other: folders by ascending id, then quotas by ascending account.
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FolderLocks {

    private static final int CHUNK = 500;

    /// Up to so many folders are locked one by one, by a statement that stays prepared.
    private static final int FEW = 16;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// Locks folders until the end of the transaction.
    ///
    /// @throws MailException.NoSuchFolder when one of them is gone
    public Map<FolderId, Folder> lock(Collection<FolderId> folders) throws MailException {
        List<Long> ids = sorted(folders.stream().map(FolderId::value).toList());
        Stream<Folder> rows = ids.size() <= FEW
                ? ids.stream().flatMap(id -> lockFolder(id).stream())
                : Chunks.of(ids, CHUNK).stream().flatMap(chunk -> lockFolders(chunk).stream());
        Map<FolderId, Folder> locked = rows.collect(Collectors.toMap(Folder::id, Function.identity()));
        if (locked.size() < ids.size()) {
            throw new MailException.NoSuchFolder("no such folder");
        }
        return locked;
    }

    public Folder lock(FolderId folder) throws MailException {
        return lock(List.of(folder)).get(folder);
    }

    /// Locks what accounts hold, to be changed.
    public Map<Long, QuotaUsage> lockUsage(Collection<Long> accounts) {
        return Chunks.of(sorted(accounts), CHUNK).stream()
                .flatMap(chunk -> lockQuotas(chunk).stream())
                .collect(Collectors.toMap(QuotaUsage::accountId, Function.identity()));
    }

    /// The keywords of a locked folder.
    public Keywords keywords(FolderId folder) {
        return Keywords.of(em.createQuery(
                        "select k.name from FolderKeyword k where k.key.folderId = :folder order by k.key.bit",
                        String.class)
                .setParameter("folder", folder.value())
                .getResultList());
    }

    /// The keywords of a locked folder, with these among them.
    ///
    /// @throws MailException.LimitReached when the folder has no room for another keyword
    public Keywords keywords(FolderId folder, Flags wanted) throws MailException {
        Keywords before = keywords(folder);
        Keywords after = before.with(wanted);
        for (int i = before.size(); i < after.size(); i++) {
            em.persist(new FolderKeyword(
                    folder.value(), FlagBits.FIRST_KEYWORD + i, after.get(i).name()));
        }
        if (!after.knows(
                Flags.of(wanted.stream().filter(flag -> !flag.isSystem()).toList()))) {
            throw new MailException.LimitReached("the folder has no room for another keyword");
        }
        return after;
    }

    private List<Folder> lockFolder(long id) {
        return em.createNamedQuery(Folder.LOCK, Folder.class)
                .setParameter("id", id)
                .getResultList();
    }

    private List<Folder> lockFolders(List<Long> ids) {
        return em.createQuery("select f from Folder f where f.id in :ids order by f.id", Folder.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private List<QuotaUsage> lockQuotas(List<Long> accounts) {
        return em.createQuery(
                        "select q from QuotaUsage q where q.accountId in :ids order by q.accountId", QuotaUsage.class)
                .setParameter("ids", accounts)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private static List<Long> sorted(Collection<Long> ids) {
        return List.copyOf(new TreeSet<>(ids));
    }
}

package org.mailmax.deposit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailmax.content.ContentStore;
import org.mailmax.content.StoredContent;
import org.mailmax.content.Volume;
import org.mailmax.folder.Chunks;
import org.mailmax.folder.Folder;
import org.mailmax.folder.FolderLocks;
import org.mailmax.folder.Message;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.port.MailException;

/// Writes the rows of deposits in one transaction: all or none.
@Stateless
public class DepositWriter {

    private static final int CHUNK = 500;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private FolderLocks locks;

    /// @param to how far the volume has had its rows when this has been committed
    /// @return one for each deposit, in the same order
    /// @throws MailException.NoSuchFolder when a folder of any of them is gone
    public List<Deposited> write(List<StoredDeposit> deposits, ContentStore.Position to) throws MailException {
        committed(to);
        Map<FolderId, Folder> folders = locks.lock(folders(deposits));
        for (StoredDeposit deposit : deposits) {
            em.persist(new StoredContent(deposit.contentId(), deposit.location(), deposit.summary()));
        }
        // Nothing tells the provider that messages and companions refer to contents, so they are written first.
        em.flush();
        Usage usage = new Usage();
        List<Deposited> results = new ArrayList<>();
        for (StoredDeposit deposit : deposits) {
            results.add(new Deposited(deposit.contentId(), arrive(deposit, folders, usage)));
            for (Companion companion : deposit.companions()) {
                companion.write(em, deposit.contentId());
            }
        }
        usage.add();
        return results;
    }

    /// Moves a volume's mark without any deposit.
    public void committed(ContentStore.Position to) {
        int moved = em.createNamedQuery(Volume.COMMITTED)
                .setParameter("id", to.volume())
                .setParameter("end", to.end())
                .executeUpdate();
        if (moved == 0 && em.find(Volume.class, to.volume()) == null) {
            Volume created = new Volume(to.volume());
            created.committed(to.end());
            em.persist(created);
            em.flush();
        }
    }

    /// Where the mark of a volume stands; 0 when the volume is not known.
    public long committedTo(long volume) {
        Volume known = em.find(Volume.class, volume);
        return known == null ? 0 : known.committedTo();
    }

    /// Which of these content ids have a row.
    public Set<Long> known(List<Long> contentIds) {
        return Chunks.of(contentIds, CHUNK).stream()
                .flatMap(ids -> em.createQuery("select c.id from StoredContent c where c.id in :ids", Long.class)
                        .setParameter("ids", ids)
                        .getResultStream())
                .collect(Collectors.toSet());
    }

    /// The UIDs a deposit was given by a transaction whose end nobody heard of.
    public Deposited reread(StoredDeposit deposit) {
        List<Long> uids = new ArrayList<>();
        for (Arrival arrival : deposit.arrivals()) {
            uids.addAll(em.createQuery(
                            "select m.key.uid from Message m where m.contentId = :content and m.key.folderId = :folder",
                            Long.class)
                    .setParameter("content", deposit.contentId())
                    .setParameter("folder", arrival.folder().value())
                    .getResultList());
        }
        return new Deposited(deposit.contentId(), uids);
    }

    /// Which of these folders there are.
    public Set<FolderId> existing(List<FolderId> folders) {
        return Chunks.of(folders.stream().map(FolderId::value).toList(), CHUNK).stream()
                .flatMap(ids -> em.createQuery("select f.id from Folder f where f.id in :ids", Long.class)
                        .setParameter("ids", ids)
                        .getResultStream())
                .map(FolderId::new)
                .collect(Collectors.toSet());
    }

    /// The highest content id that has a row, or 0.
    public long highestContentId() {
        Long highest = em.createQuery("select max(c.id) from StoredContent c", Long.class)
                .getSingleResult();
        return highest == null ? 0 : highest;
    }

    private static Set<FolderId> folders(List<StoredDeposit> deposits) {
        return deposits.stream()
                .flatMap(deposit -> deposit.arrivals().stream().map(Arrival::folder))
                .collect(Collectors.toSet());
    }

    private List<Long> arrive(StoredDeposit deposit, Map<FolderId, Folder> folders, Usage usage) throws MailException {
        List<Long> uids = new ArrayList<>();
        for (Arrival arrival : deposit.arrivals()) {
            Folder folder = folders.get(arrival.folder());
            long size = deposit.location().octets();
            Message message = folder.arrive(
                    deposit.contentId(),
                    bits(arrival.folder(), arrival.flags()),
                    arrival.received().getEpochSecond(),
                    size);
            em.persist(message);
            usage.count(folder.accountId(), size);
            uids.add(message.uid());
        }
        return uids;
    }

    private long bits(FolderId folder, Flags flags) throws MailException {
        return flags.isEmpty() ? 0 : locks.keywords(folder, flags).bits(flags);
    }

    /// What the deposits add to the accounts' holdings.
    private final class Usage {

        private final Map<Long, long[]> added = new TreeMap<>();

        void count(long account, long octets) {
            long[] sums = added.computeIfAbsent(account, _ -> new long[2]);
            sums[0]++;
            sums[1] += octets;
        }

        void add() {
            added.forEach((account, sums) -> locks.addUsage(account, sums[0], sums[1]));
        }
    }
}

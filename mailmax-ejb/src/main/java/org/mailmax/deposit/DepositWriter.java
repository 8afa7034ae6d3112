package org.mailmax.deposit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailmax.content.ContentStore;
import org.mailmax.content.Volume;
import org.mailmax.folder.Chunks;
import org.mailmax.folder.FolderLocks;
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

    /// @param to how far the volume has had its rows when this has been committed; nothing when nothing is new in it
    /// @return one for each deposit, in the same order
    /// @throws MailException.NoSuchFolder when a folder of any of them is gone
    public List<Deposited> write(List<StoredDeposit> deposits, List<Change> changes, Optional<ContentStore.Position> to)
            throws MailException {
        try {
            DepositRows rows = new DepositRows(em.unwrap(Connection.class));
            if (to.isPresent()) {
                mark(to.get(), rows);
            }
            List<Deposited> results = deposits.isEmpty() ? List.of() : write(deposits, rows);
            writeOthers(deposits, changes);
            return results;
        } catch (SQLException e) {
            throw new PersistenceException("the rows of deposits cannot be written", e);
        }
    }

    private List<Deposited> write(List<StoredDeposit> deposits, DepositRows rows) throws MailException, SQLException {
        SortedMap<Long, FolderTally> folders = lock(folders(deposits), rows);
        List<NewMessage> messages = new ArrayList<>();
        List<Deposited> results = new ArrayList<>();
        for (StoredDeposit deposit : deposits) {
            results.add(new Deposited(deposit.contentId(), arrive(deposit, folders, messages), deposit.location()));
        }
        rows.contents(deposits);
        rows.messages(messages);
        rows.count(folders.values());
        return results;
    }

    private void writeOthers(List<StoredDeposit> deposits, List<Change> changes) throws MailException, SQLException {
        BatchTransaction transaction = new BatchTransaction(em);
        for (StoredDeposit deposit : deposits) {
            for (Companion companion : deposit.companions()) {
                companion.write(transaction, deposit.contentId());
            }
        }
        for (Change change : changes) {
            change.write(transaction);
        }
        transaction.finish();
    }

    /// Moves a volume's mark without any deposit.
    public void committed(ContentStore.Position to) {
        try {
            mark(to, new DepositRows(em.unwrap(Connection.class)));
        } catch (SQLException e) {
            throw new PersistenceException("the mark of a volume cannot be moved", e);
        }
    }

    private void mark(ContentStore.Position to, DepositRows rows) throws SQLException {
        if (!rows.mark(to) && em.find(Volume.class, to.volume()) == null) {
            Volume created = new Volume(to.volume());
            created.committed(to.end());
            em.persist(created);
            em.flush();
        }
    }

    private static SortedMap<Long, FolderTally> lock(Set<FolderId> folders, DepositRows rows)
            throws MailException, SQLException {
        SortedSet<Long> ids = folders.stream().map(FolderId::value).collect(Collectors.toCollection(TreeSet::new));
        SortedMap<Long, FolderTally> locked = rows.lock(ids);
        if (locked.size() < ids.size()) {
            throw new MailException.NoSuchFolder("no such folder");
        }
        return locked;
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
        return new Deposited(deposit.contentId(), uids, deposit.location());
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

    private List<Long> arrive(StoredDeposit deposit, Map<Long, FolderTally> folders, List<NewMessage> messages)
            throws MailException {
        List<Long> uids = new ArrayList<>();
        for (Arrival arrival : deposit.arrivals()) {
            NewMessage message = folders.get(arrival.folder().value())
                    .arrive(
                            deposit.contentId(),
                            bits(arrival.folder(), arrival.flags()),
                            arrival.received().getEpochSecond(),
                            deposit.location().octets());
            messages.add(message);
            uids.add(message.uid());
        }
        return uids;
    }

    private long bits(FolderId folder, Flags flags) throws MailException {
        return flags.isEmpty() ? 0 : locks.keywords(folder, flags).bits(flags);
    }
}

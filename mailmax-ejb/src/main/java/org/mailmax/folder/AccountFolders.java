package org.mailmax.folder;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.mailmax.database.Sequences;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.port.MailException;

/// The folders an account is born with, and the end of all its folders. Both join the caller's transaction.
@Stateless
public class AccountFolders {

    private static final List<String> REMOVALS = List.of(
            "delete from Message m where m.key.folderId in (select f.id from Folder f where f.accountId = :account)",
            "delete from Tombstone t where t.key.folderId in (select f.id from Folder f where f.accountId = :account)",
            "delete from FolderKeyword k where k.key.folderId in (select f.id from Folder f where f.accountId ="
                    + " :account)",
            "delete from Folder f where f.accountId = :account",
            "delete from Subscription s where s.key.accountId = :account",
            "delete from QuotaUsage q where q.accountId = :account");

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private Sequences sequences;

    /// Makes INBOX and a folder for each special use, all subscribed. The account's row must have been flushed.
    public void create(long accountId) throws MailException {
        SpecialUse[] uses = SpecialUse.values();
        long[] uidValidities = sequences.uidValidities(uses.length + 1);
        add(accountId, FolderName.INBOX, Optional.empty(), uidValidities[uses.length]);
        for (SpecialUse use : uses) {
            add(accountId, use.defaultName(), Optional.of(use), uidValidities[use.ordinal()]);
        }
        em.persist(new QuotaUsage(accountId));
    }

    /// Removes every folder of the account with its messages. After the commit the caller tells [FolderCatalog#forget].
    public void remove(long accountId) {
        for (String statement : REMOVALS) {
            em.createQuery(statement).setParameter("account", accountId).executeUpdate();
        }
    }

    private void add(long accountId, FolderName name, Optional<SpecialUse> use, long uidValidity) {
        em.persist(new Folder(accountId, name, use, uidValidity));
        em.persist(new Subscription(accountId, name));
    }
}

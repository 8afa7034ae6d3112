package org.mailmax.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.database.Sequences;
import org.mailmax.folder.AccountCatalog;
import org.mailmax.folder.CatalogReader;
import org.mailmax.folder.Folder;
import org.mailmax.folder.FolderEntry;
import org.mailmax.folder.FolderLocks;
import org.mailmax.folder.QuotaUsage;
import org.mailmax.folder.Subscription;
import org.mailmax.folder.SubscriptionKey;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.port.MailException;

/// Makes, removes and renames folders, each method one transaction. The account's usage row is its lock: of two who
/// change the same account's folders, the second sees what the first did. Folders are locked before it, like
/// everywhere.
@Stateless
public class FolderWriter {

    private static final int MAX_FOLDERS = 10_000;

    private static final List<String> REMOVALS = List.of(
            "delete from Message m where m.key.folderId = :folder",
            "delete from Tombstone t where t.key.folderId = :folder",
            "delete from FolderKeyword k where k.key.folderId = :folder",
            "delete from Folder f where f.id = :folder");

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private FolderLocks locks;

    @Inject
    private CatalogReader catalog;

    @Inject
    private Sequences sequences;

    public FolderId create(long account, FolderName name, Optional<SpecialUse> use) throws MailException {
        AccountCatalog folders = locked(account);
        checkFree(folders, name);
        if (use.isPresent()
                && folders.folders().stream().anyMatch(other -> other.use().equals(use))) {
            throw new MailException.CannotDo("another folder has this use");
        }
        createAbove(account, name, folders);
        return add(account, name, use).id();
    }

    public void delete(long account, FolderEntry entry) throws MailException {
        Folder folder = locks.lock(entry.id());
        QuotaUsage usage = usage(account);
        AccountCatalog folders = catalog.read(account);
        if (folder.name().isInbox()) {
            throw new MailException.CannotDo("the INBOX cannot be deleted");
        }
        if (folders.folders().stream().anyMatch(other -> other.name().isBelow(folder.name()))) {
            throw new MailException.CannotDo("the folder has folders below it");
        }
        usage.add(-folder.messages(), -folder.octets());
        em.flush();
        for (String statement : REMOVALS) {
            em.createQuery(statement).setParameter("folder", entry.id().value()).executeUpdate();
        }
    }

    public void rename(long account, FolderName from, FolderName to) throws MailException {
        AccountCatalog before = catalog.read(account);
        List<FolderId> moving = before.folders().stream()
                .filter(folder -> folder.name().equals(from) || folder.name().isBelow(from))
                .map(FolderEntry::id)
                .toList();
        List<Folder> folders = List.copyOf(locks.lock(moving).values());
        AccountCatalog now = locked(account);
        if (now.find(from).isEmpty()) {
            throw new MailException.NoSuchFolder("no such folder");
        }
        checkFree(now, to);
        if (to.isBelow(from)) {
            throw new MailException.CannotDo("a folder cannot be moved below itself");
        }
        createAbove(account, to, now);
        for (Folder folder : folders) {
            folder.rename(moved(folder.name(), from, to));
        }
    }

    private static FolderName moved(FolderName name, FolderName from, FolderName to) throws MailException {
        try {
            return name.moved(from, to);
        } catch (IllegalArgumentException e) {
            throw new MailException.CannotDo("a folder below would get a name that is too long");
        }
    }

    public void subscribe(long account, FolderName name, boolean subscribed) {
        usage(account);
        Subscription known = em.find(Subscription.class, new SubscriptionKey(account, name.value()));
        if (subscribed && known == null) {
            em.persist(new Subscription(account, name));
        } else if (!subscribed && known != null) {
            em.remove(known);
        }
    }

    private AccountCatalog locked(long account) {
        usage(account);
        return catalog.read(account);
    }

    private QuotaUsage usage(long account) {
        return locks.lockUsage(List.of(account)).get(account);
    }

    private static void checkFree(AccountCatalog folders, FolderName name) throws MailException {
        if (folders.find(name).isPresent()) {
            throw new MailException.FolderExists("the folder exists already");
        }
        if (folders.folders().size() >= MAX_FOLDERS) {
            throw new MailException.LimitReached("the account has too many folders");
        }
    }

    private void createAbove(long account, FolderName name, AccountCatalog folders) throws MailException {
        List<FolderName> missing = new ArrayList<>();
        for (Optional<FolderName> above = name.parent();
                above.isPresent();
                above = above.get().parent()) {
            if (folders.find(above.get()).isEmpty()) {
                missing.addFirst(above.get());
            }
        }
        for (FolderName above : missing) {
            add(account, above, Optional.empty());
        }
    }

    private Folder add(long account, FolderName name, Optional<SpecialUse> use) throws MailException {
        Folder folder = new Folder(account, name, use, sequences.uidValidities(1)[0]);
        em.persist(folder);
        return folder;
    }
}

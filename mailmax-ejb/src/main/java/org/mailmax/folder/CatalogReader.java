package org.mailmax.folder;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.mail.folder.FolderName;

/// Reads the folders of an account.
@Stateless
public class CatalogReader {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public AccountCatalog read(long accountId) {
        List<FolderEntry> folders = em.createQuery("select f from Folder f where f.accountId = :account", Folder.class)
                .setParameter("account", accountId)
                .getResultStream()
                .map(folder -> new FolderEntry(folder.id(), folder.name(), folder.specialUse(), folder.uidValidity()))
                .toList();
        Set<FolderName> subscribed = em.createQuery(
                        "select s from Subscription s where s.key.accountId = :account", Subscription.class)
                .setParameter("account", accountId)
                .getResultStream()
                .map(Subscription::name)
                .collect(Collectors.toSet());
        return new AccountCatalog(folders, subscribed);
    }
}

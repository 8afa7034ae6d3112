package org.mailmax.folder;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.port.MailException;

/// Remembers the folders of the accounts in use, so that neither a command nor a delivery has to look them up.
@ApplicationScoped
public class FolderCatalog {

    static final int MAX_ACCOUNTS = 20_000;
    private static final Duration IDLE = Duration.ofMinutes(30);

    @Inject
    private CatalogReader reader;

    private final LoadingCache<AccountId, AccountCatalog> accounts = Caffeine.newBuilder()
            .maximumSize(MAX_ACCOUNTS)
            .expireAfterAccess(IDLE)
            .build(account -> reader.read(account.value()));

    public AccountCatalog of(AccountId account) throws MailException {
        try {
            return accounts.get(account);
        } catch (RuntimeException e) {
            throw new MailException.TryLater("the folders cannot be read", e);
        }
    }

    /// Where mail for the account is delivered.
    public FolderId inbox(AccountId account) throws MailException {
        return named(account, FolderName.INBOX).id();
    }

    public FolderEntry named(AccountId account, FolderName name) throws MailException {
        return of(account).find(name).orElseThrow(() -> new MailException.NoSuchFolder("no such folder"));
    }

    /// The folder, when it belongs to the account: whether it belongs to another or to none is not told.
    public FolderEntry owned(AccountId account, FolderId folder) throws MailException {
        return of(account).find(folder).orElseThrow(() -> new MailException.NoSuchFolder("no such folder"));
    }

    /// To be called after a commit that made, removed or renamed folders of the account, or the account itself.
    public void forget(AccountId account) {
        accounts.invalidate(account);
    }
}

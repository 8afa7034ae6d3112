package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.TryLater;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Address;
import org.mailmax.directory.AddressTaken;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.directory.Domain;
import org.mailmax.folder.AccountFolders;
import org.mailmax.folder.FolderCatalog;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.Queue;

/// The beginning and the end of an account, with everything it holds.
@ApplicationScoped
public class AccountLifecycle {

    @Inject
    private Accounts accounts;

    @Inject
    private AccountFolders folders;

    @Inject
    private FolderCatalog catalog;

    @Inject
    private Queue queue;

    @Inject
    private DirectoryNews news;

    List<Account> of(Domain domain) {
        return accounts.of(domain);
    }

    /// Saves the account, claims its name and makes its first folders.
    void add(Account account) throws AlreadyTaken, TryLater {
        Optional<Address> claim = accounts.claim(account.address());
        if (claim.isPresent()) {
            throw new AlreadyTaken(
                    Field.ADDRESS,
                    account.address() + " is taken already",
                    claim.map(taken -> taken.account().address()));
        }
        try {
            accounts.add(account);
            folders.create(account.id().value());
        } catch (AddressTaken e) {
            throw new AlreadyTaken(Field.ADDRESS, e.getMessage());
        } catch (MailException e) {
            throw new TryLater(e);
        }
    }

    /// Removes the account with its folders and messages, aliases and forwards. What it has sent stays in the queue.
    void remove(Account account) {
        folders.remove(account.id().value());
        queue.disown(account.id());
        accounts.remove(account);
        news.afterCommit(() -> catalog.forget(account.id()));
    }
}

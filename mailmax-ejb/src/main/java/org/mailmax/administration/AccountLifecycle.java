package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.AddressTaken;
import org.mailmax.directory.Domain;

/// The beginning and the end of an account, with everything it holds.
@ApplicationScoped
public class AccountLifecycle {

    @Inject
    Accounts accounts;

    List<Account> of(Domain domain) {
        return accounts.of(domain);
    }

    /// Saves the account, claims its name and makes its first folders.
    void add(Account account) throws AddressTaken {
        accounts.add(account);
    }

    /// Removes the account with its folders and messages, aliases and forwards.
    void remove(Account account) {
        accounts.remove(account);
    }
}

package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.mailmax.mail.identity.AccountId;

/// Writes password hashes made anew because the costs have changed.
@Stateless
public class AccountPasswords {

    @Inject
    private Accounts accounts;

    /// Unless somebody has changed the password meanwhile.
    public void replace(AccountId account, String oldHash, String newHash) {
        accounts.find(account)
                .filter(found -> found.passwordHash().equals(oldHash))
                .ifPresent(found -> found.changePassword(newHash));
    }
}

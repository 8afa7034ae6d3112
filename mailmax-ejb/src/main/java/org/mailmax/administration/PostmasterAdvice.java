package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Logins;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// The documentation recommends that the postmaster account be forwarded to the persons responsible for the mail of the
/// domain. Whether that advice is still needed.
@Stateless
public class PostmasterAdvice {

    private static final long SOMETIMES_DAYS = 30;

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private Logins logins;

    /// True until the postmaster account is forwarded, or somebody reads it.
    public boolean isNeeded(Actor actor, DomainName domain) throws AdministrationException {
        permissions.require(actor, domain);
        Optional<Account> postmaster = accounts.find(new EmailAddress(DomainAdministration.POSTMASTER, domain));
        return postmaster
                .filter(account -> !isForwarded(account) && !isRead(account))
                .isPresent();
    }

    private boolean isForwarded(Account account) {
        return account.settings().allowForwarding()
                && !accounts.forwards(account).isEmpty();
    }

    private boolean isRead(Account account) {
        Instant longAgo = Instant.now().minus(SOMETIMES_DAYS, ChronoUnit.DAYS);
        return logins.lastRead(account.id()).filter(longAgo::isBefore).isPresent();
    }
}

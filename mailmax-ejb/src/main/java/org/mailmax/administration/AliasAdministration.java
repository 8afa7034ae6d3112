package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Address;
import org.mailmax.directory.AddressTaken;
import org.mailmax.mail.address.EmailAddress;

/// More names of a mailbox, within its domain. The alias `catchrest` stands for all mail nobody else claims.
@Stateless
public class AliasAdministration {

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private Limits limits;

    @Inject
    private AuditTrail audit;

    public List<EmailAddress> list(Actor actor, EmailAddress account) throws AdministrationException {
        permissions.requireAccount(actor, account);
        return accounts.aliases(existing(account)).stream()
                .map(Address::address)
                .toList();
    }

    /// Claims a name for the account. Once claimed, it cannot be used again in the mail system.
    ///
    /// @param alias the name before the `@`; the whole address will do
    public EmailAddress add(Actor actor, EmailAddress account, String alias) throws AdministrationException {
        permissions.require(actor, account.domain());
        Account owner = existing(account);
        EmailAddress address = Entries.local(Field.ALIAS, alias, account.domain());
        refuseTaken(address);
        limits.requireRoomForAlias(owner.domain());
        claim(owner, address);
        audit.record(actor, AuditAction.ALIAS_ADD, address, "of " + account);
        return address;
    }

    public void delete(Actor actor, EmailAddress account, EmailAddress alias) throws AdministrationException {
        permissions.require(actor, account.domain());
        Account owner = existing(account);
        Address claim = accounts.claim(alias)
                .filter(found -> found.isAlias() && found.account().id().equals(owner.id()))
                .orElseThrow(() -> new NotFound(Field.ALIAS, alias + " is no alias of " + account + "."));
        accounts.removeAlias(claim);
        audit.record(actor, AuditAction.ALIAS_DELETE, alias, "of " + account);
    }

    /// Says by whom: whoever may add an alias may see all mailboxes of the domain.
    private void refuseTaken(EmailAddress address) throws AlreadyTaken {
        Optional<EmailAddress> by =
                accounts.claim(address).map(Address::account).map(Account::address);
        if (by.isPresent()) {
            throw new AlreadyTaken(Field.ALIAS, address + " is taken already, by " + by.get() + ".", by);
        }
    }

    /// Somebody may still be faster.
    private void claim(Account owner, EmailAddress address) throws AlreadyTaken {
        try {
            accounts.addAlias(owner, address.localPart());
        } catch (AddressTaken e) {
            throw new AlreadyTaken(Field.ALIAS, e.getMessage());
        }
    }

    private Account existing(EmailAddress address) throws NotFound {
        return accounts.find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no mailbox " + address + "."));
    }
}

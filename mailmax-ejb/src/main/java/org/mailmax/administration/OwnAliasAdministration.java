package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.LimitReached;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Address;
import org.mailmax.directory.AddressTaken;
import org.mailmax.directory.Domains;
import org.mailmax.mail.address.EmailAddress;

/// Aliases people make themselves, as many as the postmaster allows.
@Stateless
public class OwnAliasAdministration {

    /// More would be a mistake.
    public static final int MAX = 100;

    /// Names others trust (RFC 2142, and those certificates are issued to), and the one that takes all other mail.
    private static final Set<String> RESERVED = Set.of(
            Address.CATCHREST,
            "postmaster",
            "abuse",
            "hostmaster",
            "webmaster",
            "noc",
            "security",
            "admin",
            "administrator",
            "root",
            "info",
            "support",
            "sales",
            "marketing",
            "mailer-daemon",
            "tlsrpt",
            "dmarc");

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private Domains domains;

    @Inject
    private Limits limits;

    @Inject
    private AuditTrail audit;

    public OwnAliases show(Actor actor, EmailAddress account) throws AdministrationException {
        permissions.requireAccount(actor, account);
        return of(existing(account));
    }

    /// Lets the user of a mailbox make so many. Those that are there stay when it is fewer.
    public void allow(Actor actor, EmailAddress account, int number) throws AdministrationException {
        permissions.require(actor, account.domain());
        Account owner = existing(account);
        if (number < 0 || number > MAX) {
            throw new InvalidValue(Field.LIMIT, "A user may make 0 to " + MAX + " aliases.");
        }
        String change = "own aliases " + owner.ownAliases() + " → " + number;
        owner.allowOwnAliases(number);
        audit.record(actor, AuditAction.ACCOUNT_CHANGE, account, change);
    }

    /// Claims a name for the own account. By whom it is taken already is not told.
    public EmailAddress add(Actor actor, EmailAddress account, String alias) throws AdministrationException {
        permissions.requireOwner(actor, account);
        EmailAddress address = Entries.local(Field.ALIAS, alias, account.domain());
        if (RESERVED.contains(address.localPart().toLowerCase(Locale.ROOT))) {
            throw new AlreadyTaken(Field.ALIAS, "This name is for those who look after the domain.");
        }
        domains.lock(account.domain());
        Account owner = existing(account);
        OwnAliases own = of(owner);
        if (own.left() == 0) {
            throw new LimitReached(Field.ALIAS, "You may have " + own.allowed() + " aliases.", own.allowed());
        }
        limits.requireRoomForAlias(owner.domain());
        claim(owner, address);
        audit.record(actor, AuditAction.ALIAS_ADD, address, "of " + account);
        return address;
    }

    /// Gives up a name the user has made; those of the postmaster stay.
    public void delete(Actor actor, EmailAddress account, EmailAddress alias) throws AdministrationException {
        permissions.requireOwner(actor, account);
        Address claim = selfMade(existing(account)).stream()
                .filter(found -> found.address().equals(alias))
                .findFirst()
                .orElseThrow(() -> new NotFound(Field.ALIAS, alias + " is no alias you have made."));
        accounts.removeAlias(claim);
        audit.record(actor, AuditAction.ALIAS_DELETE, alias, "of " + account);
    }

    private OwnAliases of(Account account) {
        return new OwnAliases(
                account.ownAliases(),
                selfMade(account).stream().map(Address::address).toList());
    }

    private List<Address> selfMade(Account account) {
        return accounts.aliases(account).stream().filter(Address::isSelfMade).toList();
    }

    private void claim(Account owner, EmailAddress address) throws AlreadyTaken {
        try {
            accounts.addOwnAlias(owner, address.localPart());
        } catch (AddressTaken e) {
            throw new AlreadyTaken(Field.ALIAS, "This address is taken already.");
        }
    }

    private Account existing(EmailAddress address) throws NotFound {
        return accounts.find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no mailbox " + address + "."));
    }
}

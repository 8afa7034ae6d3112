package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Account;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Address;
import org.mailmax.directory.Domain;
import org.mailmax.directory.Domains;
import org.mailmax.directory.Forward;
import org.mailmax.directory.Passwords;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.session.Sessions;

/// The mailboxes of a domain and their switches.
@Stateless
public class AccountAdministration {

    @Inject
    private Permissions permissions;

    @Inject
    private Domains domains;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountLifecycle lifecycle;

    @Inject
    private AccountListing listing;

    @Inject
    private Passwords passwords;

    @Inject
    private Limits limits;

    @Inject
    private RetiredAccounts retired;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditTrail audit;

    /// The mailboxes of a domain, page by page.
    public Page<AccountSummary> list(Actor actor, DomainName domain, ListRequest<AccountSummary.Column> request)
            throws AdministrationException {
        permissions.require(actor, domain);
        existing(domain);
        return listing.page(domain, request);
    }

    public AccountDetails show(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.requireAccount(actor, address);
        Account account = existing(address);
        return new AccountDetails(
                listing.one(address),
                accounts.aliases(account).stream().map(Address::address).toList(),
                accounts.forwards(account).stream().map(Forward::target).toList());
    }

    /// Adds a mailbox. The name `catchrest` makes it the one that gets all mail of the domain nobody else claims.
    public EmailAddress add(Actor actor, NewAccount entry) throws AdministrationException {
        permissions.require(actor, entry.domain());
        Domain domain = existing(entry.domain());
        EmailAddress address = Entries.local(Field.ADDRESS, entry.localPart(), entry.domain());
        Entries.password(entry.password());
        Entries.quota(entry.quotaOctets());
        limits.requireRoomForAccount(domain);
        limits.requireQuota(domain, 0, entry.quotaOctets());
        Account account = new Account(domain, address.localPart(), passwords.hash(entry.password()), Instant.now());
        account.change(AccountSettings.INITIAL.withQuota(entry.quotaOctets()));
        lifecycle.add(account);
        audit.record(actor, AuditAction.ACCOUNT_ADD, address);
        return address;
    }

    /// Adds an address that stands for many members, who are its forwards.
    public EmailAddress addGroup(Actor actor, DomainName domainName, String localPart) throws AdministrationException {
        permissions.require(actor, domainName);
        Domain domain = existing(domainName);
        EmailAddress address = Entries.local(Field.ADDRESS, localPart, domainName);
        limits.requireRoomForAccount(domain);
        lifecycle.add(Account.group(domain, address.localPart(), Instant.now()));
        audit.record(actor, AuditAction.GROUP_ADD, address);
        return address;
    }

    /// Changes the switches, the responder, the quota and the access.
    public void configure(Actor actor, EmailAddress address, AccountSettings settings) throws AdministrationException {
        permissions.require(actor, address.domain());
        Account account = existing(address);
        Entries.quota(settings.quotaOctets());
        Entries.responder(settings.responder());
        AccountSettings before = account.settings();
        if (before.quotaOctets() != settings.quotaOctets()) {
            limits.requireQuota(account.domain(), before.quotaOctets(), settings.quotaOctets());
        }
        account.change(settings);
        if (settings.closesDoorsOf(before)) {
            sessions.endAfterCommit(account.id());
        }
        audit.change(actor, AuditAction.ACCOUNT_CHANGE, address, before, settings);
    }

    public void setPassword(Actor actor, EmailAddress address, String password) throws AdministrationException {
        permissions.require(actor, address.domain());
        Account account = existing(address);
        Entries.password(password);
        account.changePassword(passwords.hash(password));
        sessions.endAfterCommit(account.id());
        audit.record(actor, AuditAction.ACCOUNT_PASSWORD, address);
    }

    /// Switches a mailbox off and puts it aside; it is deleted for good when [RetiredAccounts#grace] has passed. Its
    /// address stays taken until then.
    public void retire(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.require(actor, address.domain());
        Account account = existing(address);
        account.retire(Instant.now());
        sessions.endAfterCommit(account.id());
        audit.record(actor, AuditAction.ACCOUNT_RETIRE, address);
    }

    /// Takes back what [#retire] did.
    public void restore(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.require(actor, address.domain());
        existing(address).restore();
        audit.record(actor, AuditAction.ACCOUNT_RESTORE, address);
    }

    /// The mailboxes of a domain put aside, those that go first at the beginning.
    public List<RetiredAccount> retired(Actor actor, DomainName domain) throws AdministrationException {
        permissions.require(actor, domain);
        return retired.of(existing(domain));
    }

    /// Removes a mailbox with its folders and messages, its aliases and forwards.
    public void delete(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.require(actor, address.domain());
        Account account = existing(address);
        sessions.endAfterCommit(account.id());
        lifecycle.remove(account);
        audit.record(actor, AuditAction.ACCOUNT_DELETE, address);
    }

    private Account existing(EmailAddress address) throws NotFound {
        return accounts.find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no mailbox " + address + "."));
    }

    private Domain existing(DomainName name) throws NotFound {
        return domains.find(name).orElseThrow(() -> new NotFound(Field.DOMAIN, "There is no domain " + name + "."));
    }
}

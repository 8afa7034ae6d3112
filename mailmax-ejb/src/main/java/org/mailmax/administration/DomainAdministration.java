package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.AdministrationException.NotYet;
import org.mailmax.directory.Account;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrators;
import org.mailmax.directory.Domain;
import org.mailmax.directory.Domains;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// The domains whose mail we take.
@Stateless
public class DomainAdministration {

    /// The mailbox every domain has (RFC 5321 §4.5.1).
    public static final String POSTMASTER = "postmaster";

    @Inject
    private Permissions permissions;

    @Inject
    private Domains domains;

    @Inject
    private AccountLifecycle accounts;

    @Inject
    private Administrators administrators;

    @Inject
    private OneTimePasswords oneTimePasswords;

    @Inject
    private DomainListing listing;

    @Inject
    private AuditTrail audit;

    /// The domains the actor may see, page by page.
    public Page<DomainSummary> list(Actor actor, ListRequest<DomainSummary.Column> request)
            throws AdministrationException {
        return listing.page(permissions.onlyDomain(actor), request);
    }

    public DomainSummary show(Actor actor, DomainName name) throws AdministrationException {
        permissions.require(actor, name);
        existing(name);
        return listing.one(name);
    }

    /// Adds a domain with its postmaster, who has a mailbox and may administer the domain.
    public NewDomain add(Actor actor, String name) throws AdministrationException {
        permissions.requireSystem(actor);
        DomainName domainName = Entries.domain(name);
        Domain domain = new Domain(domainName, Instant.now());
        if (domains.find(domainName).isPresent() || !domains.add(domain)) {
            throw new AlreadyTaken(Field.DOMAIN, "The domain " + domainName + " is here already.");
        }
        EmailAddress postmaster = new EmailAddress(POSTMASTER, domainName);
        accounts.add(Account.withoutPassword(domain, POSTMASTER, Instant.now()));
        String oneTimePassword = addPostmaster(domain, postmaster);
        audit.record(actor, AuditAction.DOMAIN_ADD, domainName);
        return new NewDomain(domainName, postmaster, oneTimePassword);
    }

    /// Switches a domain on or off. While it is off, it takes no mail and nobody can log in.
    public void enable(Actor actor, DomainName name, boolean enabled) throws AdministrationException {
        permissions.requireSystem(actor);
        existing(name).enable(enabled);
        audit.record(actor, AuditAction.DOMAIN_CHANGE, name, enabled ? "enabled" : "disabled");
    }

    /// Removes a domain that has no mailbox left but its postmaster's.
    public void delete(Actor actor, DomainName name) throws AdministrationException {
        permissions.requireSystem(actor);
        Domain domain = existing(name);
        if (accounts.of(domain).size() > 1) {
            throw new NotYet("The domain " + name + " still has mailboxes. Delete them first.");
        }
        remove(actor, domain);
    }

    /// Removes a domain with all its mailboxes, folders and messages.
    public void deleteWithMailboxes(Actor actor, DomainName name) throws AdministrationException {
        permissions.requireSystem(actor);
        remove(actor, existing(name));
    }

    private void remove(Actor actor, Domain domain) {
        List<Account> mailboxes = accounts.of(domain);
        mailboxes.forEach(accounts::remove);
        administrators.ofDomain(domain).forEach(administrators::remove);
        domains.remove(domain);
        audit.record(actor, AuditAction.DOMAIN_DELETE, domain.name(), mailboxes.size() + " mailboxes");
    }

    private String addPostmaster(Domain domain, EmailAddress address) throws AlreadyTaken {
        Administrator postmaster = Administrator.postmaster(address, domain, Instant.now());
        String password = oneTimePasswords.give(postmaster);
        if (!administrators.add(postmaster)) {
            throw new AlreadyTaken(Field.DOMAIN, "There is an administrator " + address + " already.");
        }
        return password;
    }

    private Domain existing(DomainName name) throws NotFound {
        return domains.find(name).orElseThrow(() -> new NotFound(Field.DOMAIN, "There is no domain " + name + "."));
    }
}

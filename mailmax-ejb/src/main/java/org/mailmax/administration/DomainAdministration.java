package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.LimitReached;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.AdministrationException.NotYet;
import org.mailmax.directory.Account;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrators;
import org.mailmax.directory.Domain;
import org.mailmax.directory.DomainAlias;
import org.mailmax.directory.DomainLimits;
import org.mailmax.directory.DomainState;
import org.mailmax.directory.Domains;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.session.Sessions;

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
    private Sessions sessions;

    @Inject
    private AuditTrail audit;

    /// The domains the actor may see, page by page.
    public Page<DomainSummary> list(Actor actor, ListRequest<DomainSummary.Column> request)
            throws AdministrationException {
        return listing.page(permissions.visible(actor), request);
    }

    public DomainSummary show(Actor actor, DomainName name) throws AdministrationException {
        permissions.require(actor, name);
        existing(name);
        return listing.one(name);
    }

    /// Adds a domain with its postmaster, whose first password is made at random.
    public NewDomain add(Actor actor, String name) throws AdministrationException {
        return add(actor, name, FirstPassword.RANDOM);
    }

    /// Adds a domain with its postmaster, who has a mailbox and may administer the domain. A domain that a reseller
    /// adds is entrusted to that reseller.
    public NewDomain add(Actor actor, String name, FirstPassword kind) throws AdministrationException {
        permissions.requireAppointing(actor);
        Optional<Administrator> reseller = permissions.reseller(actor);
        if (reseller.isPresent()) {
            requireRoom(reseller.get());
        }
        Domain domain = new Domain(Entries.domain(name), Instant.now());
        addNew(domain);
        reseller.ifPresent(found -> found.entrust(domain));
        accounts.add(Account.withoutPassword(domain, POSTMASTER, Instant.now()));
        EmailAddress postmaster = new EmailAddress(POSTMASTER, domain.name());
        String oneTimePassword = addPostmaster(domain, postmaster, kind);
        audit.record(actor, AuditAction.DOMAIN_ADD, domain.name());
        return new NewDomain(domain.name(), postmaster, oneTimePassword);
    }

    private void addNew(Domain domain) throws AlreadyTaken {
        if (domains.find(domain.name()).isPresent()
                || domains.alias(domain.name()).isPresent()
                || !domains.add(domain)) {
            throw new AlreadyTaken(Field.DOMAIN, "The domain " + domain.name() + " is here already.");
        }
    }

    private static void requireRoom(Administrator reseller) throws LimitReached {
        if (reseller.domains().size() >= reseller.maxDomains()) {
            throw new LimitReached(
                    Field.DOMAIN, "You may have " + reseller.maxDomains() + " domains.", reseller.maxDomains());
        }
    }

    /// Switches a domain on or off. While it is off, it takes no mail and nobody can log in.
    public void enable(Actor actor, DomainName name, boolean enabled) throws AdministrationException {
        change(actor, name, enabled ? DomainState.ACTIVE : DomainState.DISABLED);
    }

    public void change(Actor actor, DomainName name, DomainState state) throws AdministrationException {
        permissions.requireManager(actor, name);
        Domain domain = existing(name);
        DomainState before = domain.state();
        domain.change(state);
        if (state != DomainState.ACTIVE) {
            sessions.endAfterCommit(name);
        }
        audit.record(actor, AuditAction.DOMAIN_CHANGE, name, "state: " + before + " -> " + state);
    }

    /// Sets how large the domain may become. What is there already stays.
    public void limit(Actor actor, DomainName name, DomainLimits limits) throws AdministrationException {
        permissions.requireSystem(actor);
        Domain domain = existing(name);
        Entries.limits(limits);
        DomainLimits before = domain.limits();
        domain.limit(limits);
        audit.record(actor, AuditAction.DOMAIN_CHANGE, name, before + " -> " + limits);
    }

    /// The second names of a domain.
    public List<DomainName> aliases(Actor actor, DomainName name) throws AdministrationException {
        permissions.require(actor, name);
        return domains.aliases(existing(name)).stream().map(DomainAlias::name).toList();
    }

    /// Gives the domain a second name: every address of it is there under that name too.
    public DomainName addAlias(Actor actor, DomainName name, String alias) throws AdministrationException {
        permissions.requireManager(actor, name);
        Domain domain = existing(name);
        DomainName aliasName = Entries.domain(alias);
        if (domains.find(aliasName).isPresent()
                || domains.alias(aliasName).isPresent()
                || !domains.addAlias(new DomainAlias(aliasName, domain, Instant.now()))) {
            throw new AlreadyTaken(Field.DOMAIN, "The domain " + aliasName + " is here already.");
        }
        audit.record(actor, AuditAction.DOMAIN_ALIAS_ADD, aliasName, "of " + name);
        return aliasName;
    }

    public void deleteAlias(Actor actor, DomainName name, DomainName alias) throws AdministrationException {
        permissions.requireManager(actor, name);
        Domain domain = existing(name);
        domains.removeAlias(domains.alias(alias)
                .filter(found -> found.domain().id() == domain.id())
                .orElseThrow(() -> new NotFound(Field.DOMAIN, alias + " is no alias of " + name + ".")));
        audit.record(actor, AuditAction.DOMAIN_ALIAS_DELETE, alias, "of " + name);
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
        sessions.endAfterCommit(domain.name());
        mailboxes.forEach(accounts::remove);
        administrators.ofDomain(domain).forEach(administrators::remove);
        administrators.withdraw(domain);
        domains.remove(domain);
        audit.record(actor, AuditAction.DOMAIN_DELETE, domain.name(), mailboxes.size() + " mailboxes");
    }

    private String addPostmaster(Domain domain, EmailAddress address, FirstPassword kind) throws AlreadyTaken {
        Administrator postmaster = Administrator.postmaster(address, domain, Instant.now());
        String password = oneTimePasswords.give(postmaster, kind);
        if (!administrators.add(postmaster)) {
            throw new AlreadyTaken(Field.DOMAIN, "There is an administrator " + address + " already.");
        }
        return password;
    }

    private Domain existing(DomainName name) throws NotFound {
        return domains.find(name).orElseThrow(() -> new NotFound(Field.DOMAIN, "There is no domain " + name + "."));
    }
}

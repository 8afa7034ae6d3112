package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.AdministrationException.NotYet;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.Administrators;
import org.mailmax.directory.Domain;
import org.mailmax.directory.Domains;
import org.mailmax.directory.SecondFactor.Owner;
import org.mailmax.directory.SecondFactors;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Who may administer. A system administrator appoints everybody, a reseller the postmasters of its domains.
@Stateless
public class AdministratorAdministration {

    @Inject
    private Permissions permissions;

    @Inject
    private Administrators administrators;

    @Inject
    private Domains domains;

    @Inject
    private OneTimePasswords oneTimePasswords;

    @Inject
    private SecondFactors secondFactors;

    @Inject
    private AuditTrail audit;

    /// All administrators, or for a reseller the postmasters of its domains.
    public List<AdministratorSummary> list(Actor actor) throws AdministrationException {
        permissions.requireAppointing(actor);
        Optional<Set<DomainName>> visible = permissions.visible(actor);
        return administrators.all().stream()
                .filter(found -> visible.isEmpty() || isPostmasterOf(visible.get(), found))
                .map(AdministratorAdministration::summary)
                .toList();
    }

    /// Adds an administrator of the whole system.
    ///
    /// @return the one-time password, to be shown once
    public String addSystemAdministrator(Actor actor, String address) throws AdministrationException {
        permissions.requireSystem(actor);
        return add(actor, Administrator.ofSystem(Entries.address(Field.ADDRESS, address), Instant.now()));
    }

    /// Makes the first system administrator. One whose one-time password nobody used in time gets another.
    ///
    /// @return the one-time password; nothing when the system has an administrator who can log in
    public Optional<String> appointFirst(EmailAddress address) {
        List<Administrator> present = administrators.all().stream()
                .filter(found -> found.role() == Role.SYSTEM)
                .toList();
        if (present.isEmpty()) {
            Administrator first = Administrator.ofSystem(address, Instant.now());
            Optional<String> password = Optional.of(oneTimePasswords.give(first));
            if (administrators.find(address).isPresent() || !administrators.add(first)) {
                throw new IllegalStateException("the postmaster " + address + " cannot be the first administrator");
            }
            audit.record(new Actor.Operator(), AuditAction.ADMINISTRATOR_ADD, address, "first");
            return password;
        }
        return present.stream()
                .filter(found -> present.size() == 1 && found.address().equals(address))
                .filter(found -> found.hasOneTimePassword() && !found.oneTimePasswordIsValid(Instant.now()))
                .findFirst()
                .map(oneTimePasswords::give);
    }

    /// Adds an administrator of one domain.
    ///
    /// @return the one-time password, to be shown once
    public String addPostmaster(Actor actor, String address, String domainName) throws AdministrationException {
        permissions.requireManager(actor, Entries.domain(domainName));
        Domain domain = domain(Entries.domain(domainName));
        return add(actor, Administrator.postmaster(Entries.address(Field.ADDRESS, address), domain, Instant.now()));
    }

    /// Adds a reseller, who administers all domains entrusted to it.
    ///
    /// @param maxDomains how many domains there may be altogether when the reseller adds one; 0: adds none
    /// @return the one-time password, to be shown once
    public String addReseller(Actor actor, String address, long maxDomains) throws AdministrationException {
        permissions.requireSystem(actor);
        if (maxDomains < 0) {
            throw new InvalidValue(Field.LIMIT, "A limit cannot be negative.");
        }
        return add(actor, Administrator.reseller(Entries.address(Field.ADDRESS, address), maxDomains, Instant.now()));
    }

    /// Entrusts a domain to a reseller.
    public void entrust(Actor actor, EmailAddress address, DomainName domain) throws AdministrationException {
        permissions.requireSystem(actor);
        reseller(address).entrust(domain(domain));
        audit.record(actor, AuditAction.ADMINISTRATOR_CHANGE, address, "entrusted " + domain);
    }

    public void withdraw(Actor actor, EmailAddress address, DomainName domain) throws AdministrationException {
        permissions.requireSystem(actor);
        reseller(address).withdraw(domain(domain));
        audit.record(actor, AuditAction.ADMINISTRATOR_CHANGE, address, "withdrew " + domain);
    }

    /// Gives an administrator a new one-time password instead of a forgotten one, and forgets the authenticator app.
    ///
    /// @return the password, to be shown once
    public String resetPassword(Actor actor, EmailAddress address) throws AdministrationException {
        Administrator administrator = mine(actor, address);
        String password = oneTimePasswords.give(administrator);
        secondFactors.switchOff(Owner.ofAdministrator(administrator.id()));
        audit.record(actor, AuditAction.ADMINISTRATOR_PASSWORD, address, "one-time");
        return password;
    }

    /// The last system administrator stays, or nobody could make another one.
    public void delete(Actor actor, EmailAddress address) throws AdministrationException {
        Administrator administrator = mine(actor, address);
        if (administrator.role() == Role.SYSTEM && administrators.count(Role.SYSTEM) == 1) {
            throw new NotYet(address + " is the last system administrator.");
        }
        administrators.remove(administrator);
        audit.record(actor, AuditAction.ADMINISTRATOR_DELETE, address);
    }

    private String add(Actor actor, Administrator administrator) throws AlreadyTaken {
        EmailAddress address = administrator.address();
        String password = oneTimePasswords.give(administrator);
        if (administrators.find(address).isPresent() || !administrators.add(administrator)) {
            throw new AlreadyTaken(Field.ADDRESS, "There is an administrator " + address + " already.");
        }
        audit.record(
                actor,
                AuditAction.ADMINISTRATOR_ADD,
                address,
                administrator.role().toString());
        return password;
    }

    /// An administrator the actor may change: any for a system administrator, the postmasters of its domains for a
    /// reseller, who does not learn of others.
    private Administrator mine(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.requireAppointing(actor);
        Optional<Set<DomainName>> visible = permissions.visible(actor);
        if (visible.isEmpty()) {
            return existing(address);
        }
        return administrators
                .find(address)
                .filter(found -> isPostmasterOf(visible.get(), found))
                .orElseThrow(() -> new NotAllowed("You may change the postmasters of your domains only."));
    }

    private static boolean isPostmasterOf(Set<DomainName> domains, Administrator administrator) {
        return administrator.role() == Role.POSTMASTER
                && administrator
                        .domain()
                        .map(Domain::name)
                        .filter(domains::contains)
                        .isPresent();
    }

    private Administrator reseller(EmailAddress address) throws NotFound {
        return administrators
                .find(address)
                .filter(found -> found.role() == Role.RESELLER)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no reseller " + address + "."));
    }

    private Domain domain(DomainName name) throws NotFound {
        return domains.find(name).orElseThrow(() -> new NotFound(Field.DOMAIN, "There is no domain " + name + "."));
    }

    private Administrator existing(EmailAddress address) throws NotFound {
        return administrators
                .find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no administrator " + address + "."));
    }

    private static AdministratorSummary summary(Administrator administrator) {
        return new AdministratorSummary(
                administrator.address(),
                administrator.role(),
                domainsOf(administrator),
                administrator.maxDomains(),
                administrator.hasOneTimePassword(),
                administrator.created());
    }

    private static List<DomainName> domainsOf(Administrator administrator) {
        return Stream.concat(administrator.domain().stream(), administrator.domains().stream())
                .map(Domain::name)
                .sorted(Comparator.comparing(DomainName::name))
                .toList();
    }
}

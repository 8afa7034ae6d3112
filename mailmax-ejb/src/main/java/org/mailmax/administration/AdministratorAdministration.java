package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.AdministrationException.NotYet;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.Administrators;
import org.mailmax.directory.Domain;
import org.mailmax.directory.Domains;
import org.mailmax.mail.address.EmailAddress;

/// Who may administer. Only a system administrator may change this.
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
    private AuditTrail audit;

    public List<AdministratorSummary> list(Actor actor) throws AdministrationException {
        permissions.requireSystem(actor);
        return administrators.all().stream()
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
        permissions.requireSystem(actor);
        Domain domain = domains.find(Entries.domain(domainName))
                .orElseThrow(() -> new NotFound(Field.DOMAIN, "There is no domain " + domainName.strip() + "."));
        return add(actor, Administrator.postmaster(Entries.address(Field.ADDRESS, address), domain, Instant.now()));
    }

    /// Gives an administrator a new one-time password instead of a forgotten one.
    ///
    /// @return the password, to be shown once
    public String resetPassword(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.requireSystem(actor);
        String password = oneTimePasswords.give(existing(address));
        audit.record(actor, AuditAction.ADMINISTRATOR_PASSWORD, address, "one-time");
        return password;
    }

    /// The last system administrator stays, or nobody could make another one.
    public void delete(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.requireSystem(actor);
        Administrator administrator = existing(address);
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

    private Administrator existing(EmailAddress address) throws NotFound {
        return administrators
                .find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no administrator " + address + "."));
    }

    private static AdministratorSummary summary(Administrator administrator) {
        return new AdministratorSummary(
                administrator.address(),
                administrator.role(),
                administrator.domain().map(Domain::name),
                administrator.hasOneTimePassword(),
                administrator.created());
    }
}

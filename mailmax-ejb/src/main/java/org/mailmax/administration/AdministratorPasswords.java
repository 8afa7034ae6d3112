package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.administration.Actor.Postmaster;
import org.mailmax.administration.Actor.Reseller;
import org.mailmax.administration.Actor.SystemAdministrator;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.LoginFailed;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.Administrators;
import org.mailmax.directory.Passwords;

/// The own password of an administrator: choosing and changing it.
@Stateless
public class AdministratorPasswords {

    @Inject
    private Administrators administrators;

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    private AuditTrail audit;

    /// The right to choose an own password, which typing a one-time password gives. One that everybody could guess is
    /// used up by that.
    ///
    /// @throws LoginFailed when somebody else has just used it up
    public PasswordChoice choice(Administrator administrator, String typed) throws AdministrationException {
        Administrator known = administrators
                .find(administrator.id())
                .filter(found -> found.passwordHash().equals(administrator.passwordHash()))
                .orElseThrow(LoginFailed::new);
        if (OneTimePasswords.isUsedUpBy(typed)) {
            known.replaceOneTimePassword(passwords.hash(passwords.generate()));
        }
        return new PasswordChoice(known.id(), known.passwordHash());
    }

    /// Replaces the one-time password. The first choice of a postmaster also opens the postmaster's mailbox, as long as
    /// that has no password of its own.
    ///
    /// @throws LoginFailed when the one-time password was used or replaced meanwhile, or is too old
    public Actor choose(PasswordChoice choice, String newPassword) throws AdministrationException {
        Administrator administrator = administrators
                .find(choice.administrator())
                .filter(found -> found.passwordHash().equals(choice.oneTimeHash()))
                .filter(found -> found.oneTimePasswordIsValid(Instant.now()))
                .orElseThrow(LoginFailed::new);
        refuseSame(Optional.of(choice.oneTimeHash()), newPassword);
        change(administrator, newPassword);
        openMailbox(administrator);
        return actor(administrator);
    }

    /// Changes the own password, which must be typed again.
    public void change(Actor actor, String oldPassword, String newPassword) throws AdministrationException {
        Administrator administrator = self(actor);
        if (!passwords.matches(Optional.of(administrator.passwordHash()), oldPassword)) {
            throw new InvalidValue(Field.PASSWORD, "The old password is not right.");
        }
        change(administrator, newPassword);
    }

    /// Notes a login and says who it is.
    public Actor admitted(Administrator administrator) {
        Actor actor = actor(administrator);
        audit.record(actor, AuditAction.ADMINISTRATOR_LOGIN, administrator.address());
        return actor;
    }

    private void change(Administrator administrator, String newPassword) throws InvalidValue {
        Entries.password(newPassword);
        administrator.changePassword(passwords.hash(newPassword));
        audit.record(actor(administrator), AuditAction.ADMINISTRATOR_PASSWORD, administrator.address());
    }

    private void refuseSame(Optional<String> oneTimeHash, String newPassword) throws InvalidValue {
        if (passwords.matches(oneTimeHash, newPassword)) {
            throw new InvalidValue(Field.PASSWORD, "Choose another password than the one you were given.");
        }
    }

    private void openMailbox(Administrator administrator) {
        if (administrator.role() == Role.POSTMASTER) {
            accounts.find(administrator.address())
                    .filter(account -> !account.hasPassword())
                    .ifPresent(account -> account.changePassword(administrator.passwordHash()));
        }
    }

    private Administrator self(Actor actor) throws NotAllowed {
        Optional<Administrator> self =
                switch (actor) {
                    case SystemAdministrator who -> administrators.find(who.id());
                    case Reseller who -> administrators.find(who.id());
                    case Postmaster who -> administrators.find(who.id());
                    case Actor.Operator _, Actor.User _ -> Optional.empty();
                };
        return self.orElseThrow(() -> new NotAllowed("You have no password of your own."));
    }

    /// Who somebody is who has shown a right password or token.
    static Actor actor(Administrator administrator) {
        return switch (administrator.role()) {
            case SYSTEM -> new SystemAdministrator(administrator.id(), administrator.address());
            case RESELLER -> new Reseller(administrator.id(), administrator.address());
            case POSTMASTER ->
                new Postmaster(
                        administrator.id(),
                        administrator.address(),
                        administrator.domain().orElseThrow().name());
        };
    }
}

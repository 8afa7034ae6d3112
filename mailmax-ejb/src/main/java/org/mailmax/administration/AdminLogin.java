package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.administration.Actor.SystemAdministrator;
import org.mailmax.administration.AdministrationException.LoginFailed;
import org.mailmax.administration.AdministrationException.TooManyAttempts;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.Administrators;
import org.mailmax.directory.LoginThrottle;
import org.mailmax.directory.Passwords;
import org.mailmax.mail.address.LoginName;
import org.mailmax.mail.identity.Peer;

/// The login page of the administration: address, password and the *System Admin* box.
///
/// Must be called outside a transaction: a failure is answered late, as everywhere ([LoginThrottle]).
@ApplicationScoped
public class AdminLogin {

    @Inject
    private Administrators administrators;

    @Inject
    private Passwords passwords;

    @Inject
    private LoginThrottle throttle;

    @Inject
    private AdministratorPasswords changes;

    @Inject
    private FirstAdministrator first;

    /// @param role what the box says: [Role#SYSTEM] when it is checked, [Role#POSTMASTER] when it is not
    /// @throws LoginFailed when any of the three is not right, or a one-time password is too old
    public LoginOutcome login(String address, String password, Role role, Peer peer) throws AdministrationException {
        String name = "administrator " + address.strip();
        if (!throttle.admits(name, peer.remote().getAddress())) {
            throw new TooManyAttempts();
        }
        Optional<Administrator> administrator = find(address, role);
        boolean right = passwords.matches(administrator.map(Administrator::passwordHash), password);
        if (!right || isTooOld(administrator.orElseThrow())) {
            throttle.failed(name, peer.remote().getAddress());
            throw new LoginFailed();
        }
        throttle.succeeded(name, peer.remote().getAddress());
        return outcome(administrator.orElseThrow());
    }

    /// Chooses the own password instead of the one-time one, and logs in with it.
    public Actor choosePassword(PasswordChoice choice, String newPassword) throws AdministrationException {
        Actor actor = changes.choose(choice, newPassword);
        if (actor instanceof SystemAdministrator) {
            first.forget();
        }
        return actor;
    }

    private Optional<Administrator> find(String address, Role role) {
        return LoginName.parse(address.strip()).flatMap(administrators::find).filter(found -> found.role() == role);
    }

    private static boolean isTooOld(Administrator administrator) {
        return administrator.hasOneTimePassword() && !administrator.oneTimePasswordIsValid(Instant.now());
    }

    private LoginOutcome outcome(Administrator administrator) {
        return administrator.hasOneTimePassword()
                ? new LoginOutcome.MustChoosePassword(
                        new PasswordChoice(administrator.id(), administrator.passwordHash()))
                : new LoginOutcome.Admitted(changes.admitted(administrator));
    }
}

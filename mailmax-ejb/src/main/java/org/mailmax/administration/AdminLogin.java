package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.administration.Actor.SystemAdministrator;
import org.mailmax.administration.AdministrationException.LoginFailed;
import org.mailmax.administration.AdministrationException.TooManyAttempts;
import org.mailmax.administration.AdministrationException.TryLater;
import org.mailmax.directory.Administrator;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.directory.Administrators;
import org.mailmax.directory.Authentication;
import org.mailmax.directory.LoginThrottle;
import org.mailmax.directory.Passwords;
import org.mailmax.directory.SecondFactor;
import org.mailmax.directory.SecondFactors;
import org.mailmax.mail.address.LoginName;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.port.MailException;

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

    @Inject
    private Authentication authentication;

    @Inject
    private SecondFactors secondFactors;

    /// With the box unchecked come postmasters and resellers, and everybody who has a mailbox: for the own one.
    ///
    /// @param role what the box says: [Role#SYSTEM] when it is checked, [Role#POSTMASTER] when it is not
    /// @throws LoginFailed when any of the three is not right, or a one-time password is too old
    public LoginOutcome login(String address, String password, Role role, Peer peer) throws AdministrationException {
        Optional<Administrator> administrator = find(address, role);
        return administrator.isEmpty() && role != Role.SYSTEM && isFree(address)
                ? userLogin(address, password, peer)
                : administratorLogin(administrator, address, password, peer);
    }

    /// The second step: a code of the authenticator app, or a recovery code.
    public Actor showCode(PendingLogin pending, String code, Peer peer) throws AdministrationException {
        String name = "code of " + pending.owner().key();
        if (!throttle.admits(name, peer.remote().getAddress())) {
            throw new TooManyAttempts();
        }
        if (Instant.now().isAfter(pending.until()) || !secondFactors.accepts(pending.owner(), code)) {
            throttle.failed(name, peer.remote().getAddress());
            throw new LoginFailed();
        }
        throttle.succeeded(name, peer.remote().getAddress());
        return pending.actor();
    }

    /// Somebody who has logged in to the mail, as the user of the own mailbox.
    public LoginOutcome user(Identity identity) {
        Actor.User user = new Actor.User(identity.account(), identity.address());
        return admitted(user, SecondFactor.Owner.of(identity.account()));
    }

    private LoginOutcome userLogin(String address, String password, Peer peer) throws AdministrationException {
        try {
            return user(authentication.authenticate(new Credentials.Password(address.strip(), password), peer));
        } catch (MailException.AuthenticationFailed | MailException.NotPermitted e) {
            throw new LoginFailed();
        } catch (MailException.TryLater e) {
            throw e.getCause() == null ? new TooManyAttempts() : new TryLater(e);
        } catch (MailException e) {
            throw new TryLater(e);
        }
    }

    private LoginOutcome administratorLogin(
            Optional<Administrator> administrator, String address, String password, Peer peer)
            throws AdministrationException {
        String name = "administrator " + address.strip();
        if (!throttle.admits(name, peer.remote().getAddress())) {
            throw new TooManyAttempts();
        }
        boolean right = passwords.matches(administrator.map(Administrator::passwordHash), password);
        if (!right || isTooOld(administrator.orElseThrow())) {
            throttle.failed(name, peer.remote().getAddress());
            throw new LoginFailed();
        }
        throttle.succeeded(name, peer.remote().getAddress());
        return outcome(administrator.orElseThrow(), password);
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
        return LoginName.parse(address.strip())
                .flatMap(administrators::find)
                .filter(found -> (found.role() == Role.SYSTEM) == (role == Role.SYSTEM));
    }

    /// Whether no administrator of any kind has this address.
    private boolean isFree(String address) {
        return LoginName.parse(address.strip()).flatMap(administrators::find).isEmpty();
    }

    private static boolean isTooOld(Administrator administrator) {
        return administrator.hasOneTimePassword() && !administrator.oneTimePasswordIsValid(Instant.now());
    }

    private LoginOutcome outcome(Administrator administrator, String typed) throws AdministrationException {
        if (administrator.hasOneTimePassword()) {
            return new LoginOutcome.MustChoosePassword(changes.choice(administrator, typed));
        }
        Actor actor = changes.admitted(administrator);
        return admitted(actor, SecondFactor.Owner.ofAdministrator(administrator.id()));
    }

    private LoginOutcome admitted(Actor actor, SecondFactor.Owner owner) {
        return secondFactors.isOn(owner)
                ? new LoginOutcome.MustShowCode(PendingLogin.of(actor, owner))
                : new LoginOutcome.Admitted(actor);
    }
}

package org.mailmax.directory;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.LoginName;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.Authenticator;
import org.mailmax.mail.port.MailException;

/// Finds out who is talking: login name and password of an account. Both ports answer `authenticate` with this.
///
/// Must be called outside a transaction, since a failure waits for its answer ([LoginThrottle]).
@ApplicationScoped
public class Authentication implements Authenticator {

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    private VerifiedPasswords verified;

    @Inject
    private LoginThrottle throttle;

    @Inject
    private AccountPasswords accountPasswords;

    @Inject
    private AppPasswords appPasswords;

    @Inject
    private LoginHistory history;

    @Inject
    private Directory directory;

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return switch (credentials) {
            case Credentials.Password(String login, String secret) -> check(login, secret, peer);
        };
    }

    private Identity check(String login, String secret, Peer peer) throws MailException {
        InetAddress from = peer.remote().getAddress();
        Optional<EmailAddress> address = LoginName.parse(login);
        String name = address.map(EmailAddress::toString).orElse(login);
        if (!throttle.admits(name, from)) {
            throw new MailException.TryLater("too many failed logins, please try again in a few minutes");
        }
        Optional<Account> account = find(address);
        Optional<String> used = passwordUsed(account, secret, peer.service());
        if (used.isEmpty()) {
            account.ifPresent(known -> history.failed(known.id(), peer));
            throttle.failed(name, from);
            throw new MailException.AuthenticationFailed();
        }
        throttle.succeeded(name, from);
        Identity identity = admitted(account.orElseThrow(), peer.service());
        history.succeeded(identity.account(), peer, used.get());
        return identity;
    }

    private Optional<Account> find(Optional<EmailAddress> address) throws MailException {
        try {
            return address.flatMap(name -> accounts.find(name).or(() -> accounts.find(directory.canonical(name))));
        } catch (RuntimeException e) {
            throw new MailException.TryLater("the directory is out of reach", e);
        }
    }

    /// The label of the app password that is right, or an empty one when it is the password itself.
    private Optional<String> passwordUsed(Optional<Account> account, String secret, Service service)
            throws MailException {
        if (isKnownToBeRight(account, secret)) {
            return password(account, service);
        }
        try {
            Optional<String> app = account.flatMap(known -> appPasswords.find(known, secret, service, Instant.now()))
                    .map(found -> found.terms().label());
            return app.isPresent() || !isRight(account, secret) ? app : password(account, service);
        } catch (EJBException e) {
            throw new MailException.TryLater("the directory is out of reach", e);
        }
    }

    /// Who has a second factor gives the password to the pages alone, since only these can ask for the second one.
    private static Optional<String> password(Optional<Account> account, Service service) {
        boolean needsAppPassword =
                service != Service.WEBMAIL && account.orElseThrow().hasSecondFactor();
        return needsAppPassword ? Optional.empty() : Optional.of("");
    }

    private boolean isKnownToBeRight(Optional<Account> account, String secret) {
        return account.filter(known -> verified.contains(known.passwordHash(), secret))
                .isPresent();
    }

    private boolean isRight(Optional<Account> account, String secret) {
        Optional<String> stored = account.map(Account::passwordHash);
        boolean right = passwords.matches(stored, secret);
        if (right) {
            remember(account.orElseThrow(), secret);
        }
        return right;
    }

    private void remember(Account account, String secret) {
        String stored = account.passwordHash();
        if (passwords.isOutdated(stored)) {
            accountPasswords.replace(account.id(), stored, passwords.hash(secret));
        } else {
            verified.add(stored, secret);
        }
    }

    private static Identity admitted(Account account, Service service) throws MailException.NotPermitted {
        if (!account.isInUse()) {
            throw new MailException.NotPermitted("this account is switched off");
        }
        if (!account.admits(service)) {
            throw new MailException.NotPermitted("this account may not log in here");
        }
        return new Identity(account.id(), account.address());
    }
}

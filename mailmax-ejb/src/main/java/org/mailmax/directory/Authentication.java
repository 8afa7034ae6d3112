package org.mailmax.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.LoginName;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
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

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return switch (credentials) {
            case Credentials.Password(String login, String secret) ->
                check(login, secret, peer.remote().getAddress());
        };
    }

    private Identity check(String login, String secret, InetAddress from) throws MailException {
        Optional<EmailAddress> address = LoginName.parse(login);
        String name = address.map(EmailAddress::toString).orElse(login);
        if (!throttle.admits(name, from)) {
            throw new MailException.TryLater("too many failed logins, please try again in a few minutes");
        }
        Optional<Account> account = find(address);
        if (!isRight(account, secret)) {
            throttle.failed(name, from);
            throw new MailException.AuthenticationFailed();
        }
        throttle.succeeded(name, from);
        return admitted(account.orElseThrow());
    }

    private Optional<Account> find(Optional<EmailAddress> address) throws MailException {
        try {
            return address.flatMap(accounts::find);
        } catch (RuntimeException e) {
            throw new MailException.TryLater("the directory is out of reach", e);
        }
    }

    private boolean isRight(Optional<Account> account, String secret) {
        Optional<String> stored = account.map(Account::passwordHash);
        if (stored.isPresent() && verified.contains(stored.get(), secret)) {
            return true;
        }
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

    private static Identity admitted(Account account) throws MailException.NotPermitted {
        if (!account.isInUse()) {
            throw new MailException.NotPermitted("this account is switched off");
        }
        return new Identity(account.id(), account.address());
    }
}

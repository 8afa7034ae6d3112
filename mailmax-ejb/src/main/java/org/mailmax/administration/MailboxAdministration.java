package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Account;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.AppPassword;
import org.mailmax.directory.AppPasswords;
import org.mailmax.directory.Login;
import org.mailmax.directory.Logins;
import org.mailmax.directory.Passwords;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Service;
import org.mailmax.session.Sessions;

/// What the user of a mailbox looks after: responder, password, app passwords, and the list of logins. An administrator
/// of the domain may do most of it too.
@Stateless
public class MailboxAdministration {

    /// More would be a mistake, or an attack.
    static final int MAX_APP_PASSWORDS = 50;

    private static final int MAX_LOGINS = 100;

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private AppPasswords appPasswords;

    @Inject
    private Logins logins;

    @Inject
    private Passwords passwords;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditTrail audit;

    public void setResponder(Actor actor, EmailAddress address, ResponderSettings responder)
            throws AdministrationException {
        permissions.requireAccount(actor, address);
        Account account = existing(address);
        Entries.responder(responder);
        AccountSettings before = account.settings();
        account.change(before.withResponder(responder));
        audit.record(actor, AuditAction.ACCOUNT_CHANGE, address, Changes.between(before, account.settings()));
    }

    /// Changes the own password; the old one must be typed again.
    public void changePassword(Actor actor, EmailAddress address, String oldPassword, String newPassword)
            throws AdministrationException {
        permissions.requireOwner(actor, address);
        Account account = existing(address);
        if (!passwords.matches(Optional.of(account.passwordHash()), oldPassword)) {
            throw new InvalidValue(Field.CODE, "The old password is not right.");
        }
        Entries.password(newPassword);
        account.changePassword(passwords.hash(newPassword));
        sessions.endAfterCommit(account.id());
        audit.record(actor, AuditAction.ACCOUNT_PASSWORD, address);
    }

    public List<AppPasswordSummary> appPasswords(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.requireAccount(actor, address);
        return appPasswords.of(existing(address)).stream()
                .map(password -> new AppPasswordSummary(password.id(), password.terms(), password.created()))
                .toList();
    }

    /// Makes a password for one device. Only its owner shall ever see it, so only the owner makes it.
    ///
    /// @return the password, to be shown once
    public String addAppPassword(Actor actor, EmailAddress address, AppPassword.Terms terms)
            throws AdministrationException {
        permissions.requireOwner(actor, address);
        Account account = existing(address);
        AppPassword.Terms checked = checked(terms);
        if (appPasswords.of(account).size() >= MAX_APP_PASSWORDS) {
            throw new AdministrationException.LimitReached(
                    Field.LABEL, "There are " + MAX_APP_PASSWORDS + " app passwords already.", MAX_APP_PASSWORDS);
        }
        String password = passwords.generate();
        appPasswords.add(new AppPassword(account, checked, password, Instant.now()));
        audit.record(actor, AuditAction.APP_PASSWORD_ADD, address, checked.label());
        return password;
    }

    public void deleteAppPassword(Actor actor, EmailAddress address, long id) throws AdministrationException {
        permissions.requireAccount(actor, address);
        AppPassword password = appPasswords.of(existing(address)).stream()
                .filter(found -> found.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound(Field.LABEL, "There is no such app password."));
        appPasswords.remove(password);
        sessions.endProgramsAfterCommit(existing(address).id());
        audit.record(
                actor,
                AuditAction.APP_PASSWORD_DELETE,
                address,
                password.terms().label());
    }

    /// Who logged in, from where and how; the newest first.
    public List<Login> logins(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.requireAccount(actor, address);
        return logins.newest(existing(address).id(), MAX_LOGINS);
    }

    private static AppPassword.Terms checked(AppPassword.Terms terms) throws InvalidValue {
        String label = Entries.label(terms.label());
        if (terms.expires().filter(end -> !end.isAfter(Instant.now())).isPresent()) {
            throw new InvalidValue(Field.RESPONDER_PERIOD, "This time is over already.");
        }
        if (terms.protocols().isEmpty()
                || !Set.of(Service.IMAP, Service.POP3, Service.SUBMISSION).containsAll(terms.protocols())) {
            throw new InvalidValue(Field.LIMIT, "An app password opens IMAP, POP3 or sending.");
        }
        return new AppPassword.Terms(label, terms.protocols(), terms.expires());
    }

    private Account existing(EmailAddress address) throws NotFound {
        return accounts.find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no mailbox " + address + "."));
    }
}

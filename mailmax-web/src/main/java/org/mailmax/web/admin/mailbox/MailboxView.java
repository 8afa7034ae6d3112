package org.mailmax.web.admin.mailbox;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.AccountDetails;
import org.mailmax.administration.AccountSummary;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.MailboxAdministration;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.Login;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Format;
import org.mailmax.web.shared.Toast;

/// The mailbox a page is about: the one named in the address of the page, or one's own.
@Named("mailbox")
@ViewScoped
public class MailboxView implements Serializable {

    private static final int LOGINS_SHOWN = 12;
    /// There are pages for all of them.
    private static final int SHOWN = 12;

    @Inject
    private AccountAdministration accounts;

    @Inject
    private MailboxAdministration mailboxes;

    @Inject
    private AdminSession session;

    @Inject
    private Format format;

    @Inject
    private Toast toast;

    private String name;
    private transient AccountDetails details;
    private transient List<Login> logins;

    /// Reads the mailbox; what may not be seen is told like what does not exist.
    public String show() {
        try {
            EmailAddress address = wanted();
            details = accounts.show(session.who(), address);
            name = address.toString();
            return null;
        } catch (AdministrationException e) {
            toast.failed("refused.notFound");
            toast.keep();
            return session.isUser() ? "/admin/login/login.xhtml" : session.getHome() + "?faces-redirect=true";
        }
    }

    private EmailAddress wanted() throws NotFound {
        if (session.who() instanceof Actor.User user) {
            return user.address();
        }
        return EmailAddress.parse(String.valueOf(name))
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "not an address"));
    }

    /// Reads it anew after a change.
    public void refresh() {
        show();
    }

    public EmailAddress address() {
        return getSummary().address();
    }

    public AccountSummary getSummary() {
        if (details == null) {
            show();
        }
        return details.summary();
    }

    public AccountSettings getSettings() {
        return getSummary().settings();
    }

    public List<EmailAddress> getAliases() {
        getSummary();
        return details.aliases();
    }

    public List<EmailAddress> getForwards() {
        getSummary();
        return details.forwards();
    }

    public List<EmailAddress> getAliasesShown() {
        return getAliases().stream().limit(SHOWN).toList();
    }

    public List<EmailAddress> getForwardsShown() {
        return getForwards().stream().limit(SHOWN).toList();
    }

    /// True when mail stays here although it goes on: the documentation warns of that.
    public boolean isStoredAndForwarded() {
        return getSettings().storeMail()
                && getSettings().allowForwarding()
                && !getForwards().isEmpty();
    }

    /// True when mail would stay nowhere; then it stays here all the same.
    public boolean isKeptForWantOfForwards() {
        return !getSettings().storeMail()
                && (!getSettings().allowForwarding() || getForwards().isEmpty());
    }

    /// True for somebody who administers the mailbox, and not for its user.
    public boolean isAdministered() {
        return !session.isUser();
    }

    public List<Login> getLogins() throws AdministrationException {
        if (logins == null) {
            logins = mailboxes.logins(session.who(), address()).stream()
                    .limit(LOGINS_SHOWN)
                    .toList();
        }
        return logins;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /// When somebody last logged in, in words.
    public String getLastLogin() {
        return format.whenever(getSummary().lastLogin());
    }
}

package org.mailmax.web.admin.domain;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.AccountSummary;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.NewAccount;
import org.mailmax.directory.AccountSettings;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;
import org.primefaces.PrimeFaces;

/// What can be done with the mailboxes of a domain: add one, set its password, switch it, delete it.
@Named("mailBoxes")
@ViewScoped
public class MailBoxes implements Serializable {

    private static final Map<Field, String> ADD = Map.of(
            Field.ADDRESS,
            "addMailBoxForm:name",
            Field.PASSWORD,
            "addMailBoxForm:password",
            Field.QUOTA,
            "addMailBoxForm:quota");
    private static final long MEGABYTE = 1_000_000;

    @Inject
    private AccountAdministration accounts;

    @Inject
    private AdminSession session;

    @Inject
    private DomainView domain;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String name = "";
    private String password;
    private long quota;
    private transient AccountSummary chosen;

    public void add() {
        try {
            NewAccount entry = new NewAccount(domain.domainName(), name, password, quota * MEGABYTE);
            EmailAddress address = accounts.add(session.who(), entry);
            toast.done("mailbox.added", address.toString());
            name = "";
            quota = 0;
            close("addMailBox");
        } catch (AdministrationException e) {
            refusals.tell(e, ADD);
        }
    }

    public void setNewPassword() {
        try {
            accounts.setPassword(session.who(), chosen.address(), password);
            toast.done("mailbox.passwordSet", chosen.address().toString());
            close("mailBoxPassword");
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.PASSWORD, "mailBoxPasswordForm:password"));
        }
    }

    public void delete(AccountSummary mailbox) {
        try {
            accounts.delete(session.who(), mailbox.address());
            toast.done("mailbox.deleted", mailbox.address().toString());
            domain.refresh();
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    public void switchEnabled(AccountSummary mailbox) {
        AccountSettings settings = mailbox.settings();
        configure(mailbox, settings.withEnabled(!settings.enabled()));
    }

    public void switchStoring(AccountSummary mailbox) {
        AccountSettings settings = mailbox.settings();
        configure(mailbox, settings.withStoreMail(!settings.storeMail()));
    }

    private void configure(AccountSummary mailbox, AccountSettings settings) {
        try {
            accounts.configure(session.who(), mailbox.address(), settings);
            toast.done("mailbox.changed", mailbox.address().toString());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    private void close(String dialog) {
        password = null;
        domain.refresh();
        PrimeFaces.current().executeScript("PF('" + dialog + "').hide()");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /// Never shown again.
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public long getQuota() {
        return quota;
    }

    public void setQuota(long quota) {
        this.quota = quota;
    }

    public AccountSummary getChosen() {
        return chosen;
    }

    public void setChosen(AccountSummary chosen) {
        this.chosen = chosen;
    }
}

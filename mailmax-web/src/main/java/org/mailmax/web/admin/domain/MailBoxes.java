package org.mailmax.web.admin.domain;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.NewAccount;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.admin.frame.Refusals;
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

    public void addGroup() {
        try {
            EmailAddress address = accounts.addGroup(session.who(), domain.domainName(), name);
            toast.done("group.added", address.toString());
            name = "";
            close("addGroup");
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.ADDRESS, "addGroupForm:name"));
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
}

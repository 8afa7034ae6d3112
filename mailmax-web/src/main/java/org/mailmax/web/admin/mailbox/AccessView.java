package org.mailmax.web.admin.mailbox;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.TwoFactorAdministration;
import org.mailmax.directory.Access;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.DomainState;
import org.mailmax.mail.identity.Service;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;
import org.primefaces.PrimeFaces;

/// What an administrator decides about a mailbox: state, protocols, quota, password, and its end.
@Named("access")
@ViewScoped
public class AccessView implements Serializable {

    private static final long MEGABYTE = 1_000_000;

    @Inject
    private AccountAdministration accounts;

    @Inject
    private TwoFactorAdministration twoFactor;

    @Inject
    private AdminSession session;

    @Inject
    private MailboxView mailbox;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private DomainState state;
    private List<String> protocols;
    private long quota;
    private transient String password;

    public String show() {
        String elsewhere = mailbox.show();
        if (elsewhere == null) {
            AccountSettings settings = mailbox.getSettings();
            state = state(settings);
            protocols = settings.access().protocols().stream().map(Enum::name).toList();
            quota = settings.quotaOctets() / MEGABYTE;
        }
        return elsewhere;
    }

    /// Mailboxes have the states domains have.
    public static DomainState state(AccountSettings settings) {
        if (!settings.enabled()) {
            return DomainState.DISABLED;
        }
        return settings.access().suspended() ? DomainState.SUSPENDED : DomainState.ACTIVE;
    }

    public void save() {
        Set<Service> allowed = protocols.stream().map(Service::valueOf).collect(Collectors.toSet());
        AccountSettings settings = mailbox.getSettings()
                .withEnabled(state != DomainState.DISABLED)
                .withAccess(new Access(state == DomainState.SUSPENDED, allowed))
                .withQuota(octets());
        try {
            accounts.configure(session.who(), mailbox.address(), settings);
            toast.done("mailbox.changed", mailbox.address().toString());
            mailbox.refresh();
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.QUOTA, "accessForm:quota"));
        }
    }

    /// A quota that is no whole number of MB stays as it is unless another one is typed.
    private long octets() {
        long before = mailbox.getSettings().quotaOctets();
        return before / MEGABYTE == quota ? before : quota * MEGABYTE;
    }

    public void setNewPassword() {
        try {
            accounts.setPassword(session.who(), mailbox.address(), password);
            toast.done("mailbox.passwordSet", mailbox.address().toString());
            PrimeFaces.current().executeScript("PF('mailBoxPassword').hide()");
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.PASSWORD, "mailBoxPasswordForm:password"));
        }
        password = null;
    }

    public void resetSecondFactor() {
        try {
            twoFactor.reset(session.who(), mailbox.address());
            toast.done("mailbox.secondFactorOff", mailbox.address().toString());
            mailbox.refresh();
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    public String retire() {
        try {
            accounts.retire(session.who(), mailbox.address());
            toast.done("mailbox.retired", mailbox.address().toString());
            toast.keep();
            return "/admin/domain/domain.xhtml?faces-redirect=true&name="
                    + mailbox.address().domain().name();
        } catch (AdministrationException e) {
            refusals.tell(e);
            return null;
        }
    }

    public DomainState[] getStates() {
        return DomainState.values();
    }

    public List<Service> getAllProtocols() {
        return Access.PROTOCOLS;
    }

    public DomainState getState() {
        return state;
    }

    public void setState(DomainState state) {
        this.state = state;
    }

    public List<String> getProtocols() {
        return protocols;
    }

    public void setProtocols(List<String> protocols) {
        this.protocols = protocols;
    }

    public long getQuota() {
        return quota;
    }

    public void setQuota(long quota) {
        this.quota = quota;
    }

    /// Never shown again.
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}

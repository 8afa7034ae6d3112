package org.mailmax.web.admin.domain;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.mailmax.administration.AccountSummary;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.BulkAction;
import org.mailmax.administration.BulkAdministration;
import org.mailmax.directory.Access;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Service;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;
import org.primefaces.PrimeFaces;

/// What can be done with many mailboxes at once: the chosen ones of the page, or all that match the filter.
@Named("bulk")
@ViewScoped
public class BulkActions implements Serializable {

    private static final long MEGABYTE = 1_000_000;

    @Inject
    private BulkAdministration mailboxes;

    @Inject
    private AdminSession session;

    @Inject
    private DomainView domain;

    @Inject
    private BulkReport report;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private transient List<AccountSummary> chosen = List.of();
    private boolean everything;
    private long quota;
    private List<String> protocols = names();
    private String typed = "";

    public void suspend() {
        run(new BulkAction.Suspend());
    }

    public void activate() {
        run(new BulkAction.Activate());
    }

    public void resetPasswords() {
        run(new BulkAction.ResetPassword());
    }

    public void setQuotas() {
        run(new BulkAction.SetQuota(quota * MEGABYTE));
        hide("bulkQuota");
    }

    public void allowProtocols() {
        run(new BulkAction.AllowProtocols(
                protocols.stream().map(Service::valueOf).collect(Collectors.toSet())));
        hide("bulkProtocols");
    }

    /// Many mailboxes go, so the name of the domain must be typed.
    public void retire() {
        if (!domain.isNamed(typed)) {
            toast.atField("bulkDeleteForm:typed", "bulk.typeName");
            return;
        }
        typed = "";
        run(new BulkAction.Retire());
        hide("bulkDelete");
    }

    /// Brings back what [#retire] put aside.
    public void undo() {
        run(report.done(), new BulkAction.Restore());
    }

    /// Not the chosen ones of this page only.
    public void chooseAll() {
        everything = true;
    }

    /// Somebody ticks again, or looks at other mailboxes.
    public void chooseTicked() {
        everything = false;
    }

    private void run(BulkAction action) {
        try {
            run(
                    everything
                            ? mailboxes.matching(session.who(), domain.domainName(), domain.filter())
                            : ticked().stream().map(AccountSummary::address).toList(),
                    action);
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    private void run(List<EmailAddress> addresses, BulkAction action) {
        try {
            report.show(action, mailboxes.run(session.who(), domain.domainName(), addresses, action));
            toast.done("bulk.done", report.done().size());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        chosen = List.of();
        everything = false;
        domain.refresh();
    }

    private static void hide(String dialog) {
        PrimeFaces.current().executeScript("PF('" + dialog + "').hide()");
    }

    private static List<String> names() {
        return Access.PROTOCOLS.stream().map(Service::name).toList();
    }

    private List<AccountSummary> ticked() {
        return chosen == null ? List.of() : chosen;
    }

    public List<AccountSummary> getChosen() {
        return chosen;
    }

    public void setChosen(List<AccountSummary> chosen) {
        this.chosen = chosen;
    }

    public boolean isNothingChosen() {
        return ticked().isEmpty() && !everything;
    }

    /// How many it would be done with.
    public long getCount() {
        return everything ? domain.getMailboxes().getRowCount() : ticked().size();
    }

    /// True when more match than are chosen.
    public boolean isMoreToChoose() {
        return !everything && domain.getMailboxes().getRowCount() > ticked().size();
    }

    public long getQuota() {
        return quota;
    }

    public void setQuota(long quota) {
        this.quota = quota;
    }

    public List<String> getAllProtocols() {
        return names();
    }

    public List<String> getProtocols() {
        return protocols;
    }

    public void setProtocols(List<String> protocols) {
        this.protocols = List.copyOf(protocols);
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }
}

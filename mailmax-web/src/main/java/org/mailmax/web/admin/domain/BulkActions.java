package org.mailmax.web.admin.domain;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.AccountSummary;
import org.mailmax.administration.AdministrationException;
import org.mailmax.directory.Access;
import org.mailmax.directory.AccountSettings;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;
import org.primefaces.PrimeFaces;

/// What can be done with many mailboxes at once.
@Named("bulk")
@ViewScoped
public class BulkActions implements Serializable {

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

    private transient List<AccountSummary> chosen = List.of();
    private long quota;

    /// Something done with one mailbox.
    private interface Step {
        void take(AccountSummary mailbox) throws AdministrationException;
    }

    public void suspend() {
        each(mailbox -> configure(mailbox, mailbox.settings().withAccess(access(mailbox, true))));
    }

    public void activate() {
        each(mailbox -> configure(mailbox, mailbox.settings().withEnabled(true).withAccess(access(mailbox, false))));
    }

    public void setQuotas() {
        if (each(mailbox -> configure(mailbox, mailbox.settings().withQuota(quota * MEGABYTE)))) {
            PrimeFaces.current().executeScript("PF('bulkQuota').hide()");
        }
    }

    public void retire() {
        each(mailbox -> accounts.retire(session.who(), mailbox.address()));
    }

    /// Ends at the first refusal and says how far it came.
    private boolean each(Step step) {
        int done = 0;
        boolean complete = true;
        try {
            for (AccountSummary mailbox : chosen == null ? List.<AccountSummary>of() : chosen) {
                step.take(mailbox);
                done++;
            }
        } catch (AdministrationException e) {
            refusals.tell(e);
            complete = false;
        }
        toast.done("bulk.done", done);
        chosen = List.of();
        domain.refresh();
        return complete;
    }

    private void configure(AccountSummary mailbox, AccountSettings settings) throws AdministrationException {
        accounts.configure(session.who(), mailbox.address(), settings);
    }

    private static Access access(AccountSummary mailbox, boolean suspended) {
        return new Access(suspended, mailbox.settings().access().protocols());
    }

    public List<AccountSummary> getChosen() {
        return chosen;
    }

    public void setChosen(List<AccountSummary> chosen) {
        this.chosen = chosen;
    }

    public boolean isNothingChosen() {
        return chosen == null || chosen.isEmpty();
    }

    public long getQuota() {
        return quota;
    }

    public void setQuota(long quota) {
        this.quota = quota;
    }
}

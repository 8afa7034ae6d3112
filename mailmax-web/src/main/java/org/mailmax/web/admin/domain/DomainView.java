package org.mailmax.web.admin.domain;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.AccountSummary;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.DomainSummary;
import org.mailmax.administration.PostmasterAdvice;
import org.mailmax.administration.RetiredAccount;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.admin.frame.LazyRows;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Format;
import org.mailmax.web.shared.Toast;

/// The page of one domain with its mailboxes.
@Named("domain")
@ViewScoped
public class DomainView implements Serializable {

    @Inject
    private DomainAdministration domains;

    @Inject
    private AccountAdministration accounts;

    @Inject
    private PostmasterAdvice advice;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Format format;

    @Inject
    private Toast toast;

    private String name;
    private transient DomainSummary summary;
    private transient List<RetiredAccount> retired;
    private LazyRows<AccountSummary, AccountSummary.Column> mailboxes;

    /// Reads the domain of the address; what may not be seen is told like what does not exist.
    public String show() {
        Optional<DomainName> wanted = DomainName.parse(String.valueOf(name));
        try {
            summary = domains.show(session.who(), wanted.orElseThrow(() -> unknown()));
            if (mailboxes == null) {
                DomainName domain = summary.name();
                mailboxes = new LazyRows<>(
                        request -> accounts.list(session.who(), domain, request),
                        row -> row.address().toString(),
                        AccountSummary.Column.ADDRESS);
            }
            return null;
        } catch (AdministrationException e) {
            toast.failed("refused.notFound");
            toast.keep();
            return "/admin/domain/domains.xhtml?faces-redirect=true";
        }
    }

    public void refresh() {
        retired = null;
        show();
    }

    /// Whether the postmaster account should be forwarded to somebody, as the documentation recommends.
    public boolean isAdviceNeeded() throws AdministrationException {
        return advice.isNeeded(session.who(), getSummary().name());
    }

    public EmailAddress getPostmaster() {
        return new EmailAddress(DomainAdministration.POSTMASTER, getSummary().name());
    }

    /// The mailboxes put aside, which can still be had back.
    public List<RetiredAccount> getRetired() throws AdministrationException {
        if (retired == null) {
            retired = accounts.retired(session.who(), getSummary().name());
        }
        return retired;
    }

    public void restore(RetiredAccount mailbox) {
        try {
            accounts.restore(session.who(), mailbox.address());
            toast.done("mailbox.restored", mailbox.address().toString());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        refresh();
    }

    private static AdministrationException unknown() {
        return new AdministrationException.NotFound(AdministrationException.Field.DOMAIN, "not a domain name");
    }

    DomainName domainName() {
        return getSummary().name();
    }

    /// What the list of mailboxes is narrowed to.
    public String filter() {
        return mailboxes.getFilter();
    }

    /// Whether somebody has typed the name of this domain.
    public boolean isNamed(String typed) {
        DomainName own = domainName();
        return List.of(own.unicode(), own.name())
                .contains(String.valueOf(typed).strip().toLowerCase(Locale.ROOT));
    }

    public DomainSummary getSummary() {
        if (summary == null) {
            show();
        }
        return summary;
    }

    public LazyRows<AccountSummary, AccountSummary.Column> getMailboxes() {
        return mailboxes;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /// When somebody last logged in to a mailbox, in words.
    public String lastLogin(AccountSummary row) {
        return format.whenever(row.lastLogin());
    }
}

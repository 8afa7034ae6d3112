package org.mailmax.web.admin.domain;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.DomainSummary;
import org.mailmax.administration.FirstPassword;
import org.mailmax.administration.NewDomain;
import org.mailmax.web.admin.frame.LazyRows;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;
import org.primefaces.PrimeFaces;

/// The list of domains: highlight one, and show its details.
@Named("domains")
@ViewScoped
public class DomainsView implements Serializable {

    @Inject
    private DomainAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private LazyRows<DomainSummary, DomainSummary.Column> rows;
    private transient DomainSummary highlighted;
    private transient NewDomain added;
    private String name = "";
    private String firstPassword = FirstPassword.RANDOM.name();

    @PostConstruct
    void begin() {
        rows = new LazyRows<>(
                request -> administration.list(session.who(), request),
                row -> row.name().name(),
                DomainSummary.Column.NAME);
    }

    /// The user of a mailbox has no domains to look after.
    public String enter() {
        return session.isUser() ? session.getHome() + "?faces-redirect=true" : null;
    }

    public String showDetails() {
        if (highlighted == null) {
            toast.failed("domains.highlight");
            return null;
        }
        return details(highlighted.name().name());
    }

    /// Adds a domain; its postmaster's one-time password is shown this once.
    public void add() {
        try {
            added = administration.add(session.who(), name, FirstPassword.valueOf(firstPassword));
            toast.done("domains.added", added.name().unicode());
            name = "";
            PrimeFaces.current().executeScript("PF('addDomain').hide();PF('newDomain').show()");
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.DOMAIN, "addDomainForm:domain"));
        }
    }

    static String details(String domain) {
        return "/admin/domain/domain.xhtml?faces-redirect=true&name=" + domain;
    }

    public LazyRows<DomainSummary, DomainSummary.Column> getRows() {
        return rows;
    }

    public DomainSummary getHighlighted() {
        return highlighted;
    }

    public void setHighlighted(DomainSummary highlighted) {
        this.highlighted = highlighted;
    }

    public FirstPassword[] getFirstPasswords() {
        return FirstPassword.values();
    }

    public String getFirstPassword() {
        return firstPassword;
    }

    public void setFirstPassword(String firstPassword) {
        this.firstPassword = firstPassword;
    }

    public NewDomain getAdded() {
        return added;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}

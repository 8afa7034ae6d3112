package org.mailmax.web.admin.domain;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.directory.DomainLimits;
import org.mailmax.directory.DomainState;
import org.mailmax.mail.address.DomainName;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// What a domain is: its state, limits and second names, and its end.
@Named("domainSettings")
@ViewScoped
public class DomainSettings implements Serializable {

    private static final long MEGABYTE = 1_000_000;

    @Inject
    private DomainAdministration domains;

    @Inject
    private AdminSession session;

    @Inject
    private DomainView domain;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private DomainState state;
    private long maxAccounts;
    private long maxAliases;
    private long maxQuota;
    private long maxTotal;
    private String alias = "";
    private String typed = "";

    public String show() {
        String elsewhere = domain.show();
        if (elsewhere == null) {
            DomainLimits limits = domain.getSummary().limits();
            state = domain.getSummary().state();
            maxAccounts = limits.accounts();
            maxAliases = limits.aliases();
            maxQuota = limits.accountOctets() / MEGABYTE;
            maxTotal = limits.totalOctets() / MEGABYTE;
        }
        return elsewhere;
    }

    public void saveState() {
        attempt("domain.changed", () -> domains.change(session.who(), domain.domainName(), state), Map.of());
    }

    public void saveLimits() {
        DomainLimits limits = new DomainLimits(maxAccounts, maxAliases, maxQuota * MEGABYTE, maxTotal * MEGABYTE);
        attempt(
                "domain.changed",
                () -> domains.limit(session.who(), domain.domainName(), limits),
                Map.of(Field.LIMIT, "limitForm:maxAccounts"));
    }

    public void addAlias() {
        boolean added = attempt(
                "domain.aliasAdded",
                () -> domains.addAlias(session.who(), domain.domainName(), alias),
                Map.of(Field.DOMAIN, "aliasForm:alias"));
        if (added) {
            alias = "";
        }
    }

    public void deleteAlias(DomainName name) {
        attempt("domain.aliasDeleted", () -> domains.deleteAlias(session.who(), domain.domainName(), name), Map.of());
    }

    /// A domain goes with everything in it, so its name must be typed.
    public String delete() {
        DomainName name = domain.domainName();
        if (!typed.strip().equalsIgnoreCase(name.unicode()) && !typed.strip().equalsIgnoreCase(name.name())) {
            toast.atField("endForm:typed", "domain.typeName");
            return null;
        }
        if (!attempt("domain.deleted", () -> domains.deleteWithMailboxes(session.who(), name), Map.of())) {
            return null;
        }
        toast.keep();
        return "/admin/domain/domains.xhtml?faces-redirect=true";
    }

    /// Something the administration may refuse.
    private interface Step {
        void take() throws AdministrationException;
    }

    private boolean attempt(String done, Step step, Map<Field, String> fields) {
        try {
            String name = domain.domainName().unicode();
            step.take();
            toast.done(done, name);
            return true;
        } catch (AdministrationException e) {
            refusals.tell(e, fields);
            return false;
        }
    }

    public List<DomainName> getAliases() throws AdministrationException {
        return domains.aliases(session.who(), domain.domainName());
    }

    public DomainState[] getStates() {
        return DomainState.values();
    }

    public DomainState getState() {
        return state;
    }

    public void setState(DomainState state) {
        this.state = state;
    }

    public long getMaxAccounts() {
        return maxAccounts;
    }

    public void setMaxAccounts(long maxAccounts) {
        this.maxAccounts = maxAccounts;
    }

    public long getMaxAliases() {
        return maxAliases;
    }

    public void setMaxAliases(long maxAliases) {
        this.maxAliases = maxAliases;
    }

    public long getMaxQuota() {
        return maxQuota;
    }

    public void setMaxQuota(long maxQuota) {
        this.maxQuota = maxQuota;
    }

    public long getMaxTotal() {
        return maxTotal;
    }

    public void setMaxTotal(long maxTotal) {
        this.maxTotal = maxTotal;
    }

    public String getAlias() {
        return alias;
    }

    public void setAlias(String alias) {
        this.alias = alias;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }
}

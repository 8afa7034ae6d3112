package org.mailmax.web.admin.administrators;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministratorAdministration;
import org.mailmax.administration.AdministratorSummary;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;
import org.primefaces.PrimeFaces;

/// Who administers what: adding people, new one-time passwords, the domains of resellers.
@Named("administrators")
@ViewScoped
public class AdministratorsView implements Serializable {

    private static final int SHOWN = 3;

    private static final Map<Field, String> ADD = Map.of(
            Field.ADDRESS, "addForm:address",
            Field.DOMAIN, "addForm:domain",
            Field.LIMIT, "addForm:maxDomains");

    @Inject
    private AdministratorAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private transient List<AdministratorSummary> all;
    private Role role = Role.POSTMASTER;
    private String address = "";
    private String domain = "";
    private long maxDomains;
    private String entrusted = "";
    private transient EmailAddress told;
    private transient String oneTimePassword;
    private transient AdministratorSummary chosen;

    public List<AdministratorSummary> getAll() throws AdministrationException {
        if (all == null) {
            all = administration.list(session.who());
        }
        return all;
    }

    /// The first domains of an administrator.
    public List<DomainName> shown(AdministratorSummary who) {
        return who.domains().stream().limit(SHOWN).toList();
    }

    public void add() {
        try {
            String password =
                    switch (role) {
                        case SYSTEM -> administration.addSystemAdministrator(session.who(), address);
                        case RESELLER -> administration.addReseller(session.who(), address, maxDomains);
                        case POSTMASTER -> administration.addPostmaster(session.who(), address, domain);
                    };
            tell(EmailAddress.of(address.strip()), password);
            address = "";
            PrimeFaces.current().executeScript("PF('add').hide()");
        } catch (AdministrationException e) {
            refusals.tell(e, ADD);
        }
    }

    public void resetPassword(AdministratorSummary who) {
        try {
            tell(who.address(), administration.resetPassword(session.who(), who.address()));
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    private void tell(EmailAddress who, String password) {
        told = who;
        oneTimePassword = password;
        all = null;
        PrimeFaces.current().executeScript("PF('told').show()");
    }

    public void delete(AdministratorSummary who) {
        try {
            administration.delete(session.who(), who.address());
            toast.done("administrators.deleted", who.address().toString());
        } catch (AdministrationException.NotYet e) {
            toast.failed("administrators.last");
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        all = null;
    }

    public void entrust() {
        try {
            DomainName name = DomainName.parse(entrusted.strip())
                    .orElseThrow(() -> new AdministrationException.InvalidValue(Field.DOMAIN, "not a domain"));
            administration.entrust(session.who(), chosen.address(), name);
            toast.done(
                    "administrators.entrusted", name.unicode(), chosen.address().toString());
            entrusted = "";
            choose(chosen);
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.DOMAIN, "domainsForm:entrusted"));
        }
    }

    public void withdraw(DomainName name) {
        try {
            administration.withdraw(session.who(), chosen.address(), name);
            toast.done(
                    "administrators.withdrawn", name.unicode(), chosen.address().toString());
            choose(chosen);
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    /// The reseller whose domains are looked at, read anew.
    public void choose(AdministratorSummary who) throws AdministrationException {
        all = null;
        chosen = getAll().stream()
                .filter(one -> one.address().equals(who.address()))
                .findFirst()
                .orElse(who);
    }

    /// A reseller appoints postmasters only.
    public List<Role> getRoles() {
        return session.isSystem() ? Stream.of(Role.values()).toList() : List.of(Role.POSTMASTER);
    }

    public AdministratorSummary getChosen() {
        return chosen;
    }

    public EmailAddress getTold() {
        return told;
    }

    public String getOneTimePassword() {
        return oneTimePassword;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String domain) {
        this.domain = domain;
    }

    public long getMaxDomains() {
        return maxDomains;
    }

    public void setMaxDomains(long maxDomains) {
        this.maxDomains = maxDomains;
    }

    public String getEntrusted() {
        return entrusted;
    }

    public void setEntrusted(String entrusted) {
        this.entrusted = entrusted;
    }
}

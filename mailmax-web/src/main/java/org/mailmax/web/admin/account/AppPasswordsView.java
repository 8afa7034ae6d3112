package org.mailmax.web.admin.account;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AppPasswordSummary;
import org.mailmax.administration.MailboxAdministration;
import org.mailmax.directory.AppPassword;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Service;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Format;
import org.mailmax.web.shared.Preferences;
import org.mailmax.web.shared.Toast;

/// The own app passwords: one for each device.
@Named("appPasswords")
@ViewScoped
public class AppPasswordsView implements Serializable {

    private static final Set<Service> PROTOCOLS = EnumSet.of(Service.IMAP, Service.POP3, Service.SUBMISSION);

    @Inject
    private MailboxAdministration mailboxes;

    @Inject
    private AdminSession session;

    @Inject
    private Preferences preferences;

    @Inject
    private Refusals refusals;

    @Inject
    private Format format;

    @Inject
    private Toast toast;

    private String label = "";
    private List<String> protocols = List.of(Service.IMAP.name(), Service.SUBMISSION.name());
    private LocalDate until;
    private transient String made;

    public List<AppPasswordSummary> getAll() throws AdministrationException {
        return mailboxes.appPasswords(session.who(), own());
    }

    public void add() {
        try {
            Set<Service> opened = protocols.stream().map(Service::valueOf).collect(Collectors.toSet());
            AppPassword.Terms terms = new AppPassword.Terms(
                    label,
                    opened,
                    Optional.ofNullable(until)
                            .map(day -> day.plusDays(1)
                                    .atStartOfDay(preferences.getZone())
                                    .toInstant()));
            made = mailboxes.addAppPassword(session.who(), own(), terms).replaceAll("(.{4})(?!$)", "$1 ");
            label = "";
        } catch (AdministrationException e) {
            refusals.tell(
                    e,
                    Map.of(
                            Field.LABEL,
                            "appForm:label",
                            Field.LIMIT,
                            "appForm:protocols",
                            Field.RESPONDER_PERIOD,
                            "appForm:until"));
        }
    }

    public void delete(AppPasswordSummary password) {
        try {
            mailboxes.deleteAppPassword(session.who(), own(), password.id());
            toast.done("app.password.deleted", password.terms().label());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        made = null;
    }

    private EmailAddress own() {
        return ((Actor.User) session.who()).address();
    }

    public Set<Service> getAllProtocols() {
        return PROTOCOLS;
    }

    /// The password just made, this once.
    public String getMade() {
        return made;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public List<String> getProtocols() {
        return protocols;
    }

    public void setProtocols(List<String> protocols) {
        this.protocols = protocols;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    /// When a password ends, in words.
    public String end(AppPasswordSummary password) {
        return format.whenever(password.terms().expires());
    }
}

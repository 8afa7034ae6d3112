package org.mailmax.web.admin.mailbox;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.MailboxAdministration;
import org.mailmax.directory.ResponderPeriod;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Preferences;
import org.mailmax.web.shared.Toast;

/// Responder Setup. Days are those of the visitor's time zone; the last day counts whole.
@Named("responder")
@ViewScoped
public class ResponderView implements Serializable {

    private static final Map<Field, String> FIELDS = Map.of(
            Field.RESPONDER_SUBJECT, "responderForm:subject",
            Field.RESPONDER_TEXT, "responderForm:text",
            Field.RESPONDER_PERIOD, "responderForm:until");

    @Inject
    private MailboxAdministration mailboxes;

    @Inject
    private AdminSession session;

    @Inject
    private MailboxView mailbox;

    @Inject
    private Preferences preferences;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private boolean allow;
    private String subject;
    private String text;
    private LocalDate from;
    private LocalDate until;
    private int days;

    public String show() {
        String elsewhere = mailbox.show();
        if (elsewhere == null) {
            ResponderSettings settings = mailbox.getSettings().responder();
            allow = allow || settings.allowed();
            subject = settings.subject();
            text = settings.text();
            days = settings.period().days();
            from = settings.period().from().map(this::day).orElse(null);
            until = settings.period()
                    .until()
                    .map(end -> day(end.minusSeconds(1)))
                    .orElse(null);
        }
        return elsewhere;
    }

    public String save() {
        try {
            ResponderPeriod period = new ResponderPeriod(
                    Optional.ofNullable(from).map(this::beginning),
                    Optional.ofNullable(until).map(day -> beginning(day.plusDays(1))),
                    days);
            mailboxes.setResponder(
                    session.who(), mailbox.address(), new ResponderSettings(allow, subject.strip(), text, period));
            toast.done(
                    allow ? "responder.on" : "responder.off", mailbox.address().toString());
            toast.keep();
            return "/admin/mailbox/mailbox.xhtml?faces-redirect=true&address=" + mailbox.getName();
        } catch (AdministrationException e) {
            refusals.tell(e, FIELDS);
            return null;
        }
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, preferences.getZone());
    }

    private Instant beginning(LocalDate day) {
        return day.atStartOfDay(preferences.getZone()).toInstant();
    }

    public boolean isAllow() {
        return allow;
    }

    public void setAllow(boolean allow) {
        this.allow = allow;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getText() {
        return text;
    }

    /// A browser writes line ends as two characters, which count as one.
    public void setText(String text) {
        this.text = text.replace("\r\n", "\n");
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }
}

package org.mailmax.web.admin.domain;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mailmax.administration.BulkAction;
import org.mailmax.administration.BulkOutcome;
import org.mailmax.administration.CsvText;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;

/// What became of each of many mailboxes; the new passwords can be saved once.
@Named("bulkReport")
@ViewScoped
public class BulkReport implements Serializable {

    @Inject
    private Refusals refusals;

    @Inject
    private UnsavedPasswords unsaved;

    @Inject
    private AdminSession session;

    @Inject
    private DomainView domain;

    private transient BulkAction action;

    /// None yet when nobody has asked.
    private transient List<BulkOutcome> outcomes;

    private transient boolean saved;

    /// Those that were refused come first.
    public void show(BulkAction what, List<BulkOutcome> all) {
        action = what;
        outcomes =
                all.stream().sorted(Comparator.comparing(BulkOutcome::isDone)).toList();
        saved = false;
        if (what instanceof BulkAction.ResetPassword) {
            unsaved.keep(session.who(), domain.domainName(), outcomes);
        }
    }

    public List<EmailAddress> done() {
        return getOutcomes().stream()
                .filter(BulkOutcome::isDone)
                .map(BulkOutcome::address)
                .toList();
    }

    public void close() {
        if (action instanceof BulkAction.ResetPassword) {
            unsaved.forget();
        }
        show(null, List.of());
    }

    /// The addresses with their new passwords as a file; it is handed out once.
    public void save() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType("text/csv");
        external.setResponseCharacterEncoding("UTF-8");
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"passwords.csv\"");
        external.setResponseHeader("Cache-Control", "no-store");
        external.getResponseOutputStream().write(file().getBytes(StandardCharsets.UTF_8));
        faces.responseComplete();
    }

    private String file() {
        StringBuilder file = new StringBuilder(CsvText.line("address", "password"));
        if (isWithPasswords()) {
            outcomes.forEach(one ->
                    one.password().ifPresent(password -> file.append(CsvText.line(one.address(), password))));
        }
        saved = true;
        unsaved.forget();
        return file.toString();
    }

    public String problem(BulkOutcome outcome) {
        return outcome.refusal().map(refusals::sentence).orElse("");
    }

    /// On a page that was just opened: the new passwords that nobody has saved.
    public List<BulkOutcome> getOutcomes() {
        if (outcomes == null) {
            outcomes = unsaved.of(session.who(), domain.domainName());
            action = outcomes.isEmpty() ? null : new BulkAction.ResetPassword();
        }
        return outcomes;
    }

    /// The name of what was done, for its title.
    public String getName() {
        return action == null ? "" : action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    public int getDone() {
        return done().size();
    }

    public boolean isWithPasswords() {
        return action instanceof BulkAction.ResetPassword && !saved && getDone() > 0;
    }

    public boolean isUndoable() {
        return action instanceof BulkAction.Retire && getDone() > 0;
    }
}

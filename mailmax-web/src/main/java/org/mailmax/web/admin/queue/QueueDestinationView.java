package org.mailmax.web.admin.queue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.QueueAdministration;
import org.mailmax.administration.QueuedDestination;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.Selection;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;

/// One destination: what waits for it, and what is done with all of that.
@Named("queueDestination")
@ViewScoped
public class QueueDestinationView implements Serializable {

    @Inject
    private QueueAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private QueueActions actions;

    @Inject
    private DestinationSettings settings;

    @Inject
    private Refusals refusals;

    private String name = "";
    private boolean report = true;
    private transient long waiting;
    private transient QueuedDestination trouble;

    public String show() {
        Optional<DomainName> domain = DomainName.parse(name);
        if (domain.isEmpty()) {
            return "/admin/queue/destinations.xhtml?faces-redirect=true";
        }
        look();
        if (session.isSystem()) {
            settings.show(domain.get());
        }
        return null;
    }

    private void look() {
        try {
            waiting = administration.list(session.who(), all(), 0, 1).total();
            trouble = administration.destinations(session.who(), ListRequest.MAX_SIZE).stream()
                    .filter(one ->
                            one.domain().equals(domain()) && one.failingSince().isPresent())
                    .findFirst()
                    .orElse(null);
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    public void retry() {
        actions.retry(all());
        look();
    }

    public void hold() {
        actions.hold(all());
        look();
    }

    public void release() {
        actions.release(all());
        look();
    }

    public void giveUp() {
        actions.giveUp(all(), report);
        look();
    }

    private Selection all() {
        return new Selection.Destination(domain());
    }

    private DomainName domain() {
        return new DomainName(name.toLowerCase(Locale.ROOT));
    }

    public long getWaiting() {
        return waiting;
    }

    /// Nothing when it can be reached.
    public QueuedDestination getTrouble() {
        return trouble;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null ? "" : name;
    }

    public boolean isReport() {
        return report;
    }

    public void setReport(boolean report) {
        this.report = report;
    }
}

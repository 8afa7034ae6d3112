package org.mailmax.web.admin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.DestinationAdministration;
import org.mailmax.administration.QueueAdministration;
import org.mailmax.administration.QueuedDestination;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.DestinationPolicy;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Format;

/// Where most of what waits goes to, and which destinations are tried in a way of their own.
@Named("queueDestinations")
@RequestScoped
public class QueueDestinationsView {

    private static final int SHOWN = 200;

    @Inject
    private QueueAdministration administration;

    @Inject
    private DestinationAdministration policies;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Format format;

    private String domain = "";
    private List<QueuedDestination> destinations;

    /// Says so when somebody may not look at this.
    public void enter() {
        getDestinations();
    }

    public List<QueuedDestination> getDestinations() {
        if (destinations == null) {
            try {
                destinations = administration.destinations(session.who(), SHOWN);
            } catch (AdministrationException e) {
                destinations = List.of();
                refusals.tell(e);
            }
        }
        return destinations;
    }

    public boolean isFailing(QueuedDestination destination) {
        return destination.failingSince().isPresent();
    }

    public String since(QueuedDestination destination) {
        return format.whenever(destination.failingSince());
    }

    public List<DestinationPolicy> getOwn() throws AdministrationException {
        return session.isSystem() ? policies.list(session.who()) : List.of();
    }

    /// Leads to the settings of a domain, whether something waits for it or not.
    public String open() {
        try {
            DomainName name = DomainName.parse(domain.strip())
                    .orElseThrow(() -> new InvalidValue(Field.DOMAIN, "This is no domain."));
            return "/admin/queue/destination.xhtml?faces-redirect=true&name=" + name.name();
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.DOMAIN, "policyForm:domain"));
            return null;
        }
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String domain) {
        this.domain = domain == null ? "" : domain;
    }
}

package org.mailmax.web.admin.dns;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.DnsAdministration;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.DomainSummary;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.publication.NeededRecord;
import org.mailmax.publication.PublicationReport;
import org.mailmax.web.admin.domain.DomainView;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;

/// The records of a domain beside what the DNS says. They are looked up behind the page, which fills meanwhile.
@Named("dns")
@ViewScoped
public class DnsView implements Serializable {

    private static final String COMPLETE = DnsView.class.getName();

    /// Domains to choose from; type a part of the name when there are more.
    private static final int CHOICES = 50;

    @Inject
    private DnsAdministration administration;

    @Inject
    private DomainAdministration domains;

    @Inject
    private DomainView domain;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    private String filter = "";
    private transient PublicationReport report;

    /// What records are good for, with them.
    public record Section(NeededRecord.Group group, List<PublicationReport.Row> rows) {}

    /// Without a domain in its address the page lets one choose.
    public String show() {
        if (!isChosen() && session.who() instanceof Actor.Postmaster postmaster) {
            domain.setName(postmaster.domain().name());
        }
        if (!isChosen()) {
            return null;
        }
        String elsewhere = domain.show();
        if (elsewhere == null) {
            look();
        }
        return elsewhere;
    }

    public void look() {
        moment().remove(COMPLETE);
        try {
            report = administration.look(session.who(), domain.getSummary().name());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    public boolean isChosen() {
        return domain.getName() != null && !domain.getName().isBlank();
    }

    public List<DomainSummary> getChoices() throws AdministrationException {
        return domains.list(
                        session.who(),
                        new ListRequest<>(filter, DomainSummary.Column.NAME, Order.ASCENDING, 0, CHOICES))
                .rows();
    }

    public PublicationReport getReport() {
        if (report == null) {
            look();
        }
        return report;
    }

    public List<Section> getSections() {
        List<PublicationReport.Row> rows = getReport().rows();
        return Arrays.stream(NeededRecord.Group.values())
                .map(group -> new Section(
                        group,
                        rows.stream()
                                .filter(row -> row.needed().purpose().group() == group)
                                .toList()))
                .toList();
    }

    /// The same throughout a rendering: a page that says it is still looking must also look again.
    public boolean isComplete() {
        Object known = moment().computeIfAbsent(COMPLETE, _ -> getReport().isComplete());
        return Boolean.TRUE.equals(known);
    }

    private static Map<Object, Object> moment() {
        return FacesContext.getCurrentInstance().getAttributes();
    }

    /// How the state of a record looks.
    public String tone(PublicationReport.Row row) {
        return switch (row.finding().state()) {
            case OK -> "good";
            case DIFFERENT, UNKNOWN -> "warn";
            case MISSING -> "off";
            case WAITING, NEEDLESS -> "plain";
        };
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(String filter) {
        this.filter = filter == null ? "" : filter.strip();
    }
}

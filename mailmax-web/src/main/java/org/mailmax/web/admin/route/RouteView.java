package org.mailmax.web.admin.route;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.PlannedRoute;
import org.mailmax.administration.PlannedRoute.Stop;
import org.mailmax.administration.WayAdministration;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Texts;

/// Sender and recipient are typed, the way is drawn.
@Named("route")
@RequestScoped
public class RouteView {

    private static final Map<Field, String> FIELDS =
            Map.of(Field.SENDER, "routeForm:sender", Field.ADDRESS, "routeForm:recipient");

    @Inject
    private WayAdministration routes;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Texts texts;

    private String sender = "";
    private String recipient = "";
    private PlannedRoute planned;

    /// A link to this page may carry both addresses.
    public void show() {
        if (!recipient.isBlank()) {
            plan();
        }
    }

    public void plan() {
        try {
            planned = routes.plan(session.who(), sender, recipient);
        } catch (AdministrationException e) {
            refusals.tell(e, FIELDS);
        }
    }

    public PlannedRoute getPlanned() {
        return planned;
    }

    public List<Stop> getStops() {
        return planned == null ? List.of() : planned.stops();
    }

    /// What the sending host would be told instead of OK.
    public List<String> getRefusals() {
        return planned == null
                ? List.of()
                : Stream.of(planned.refusedSender(), planned.refusedRecipient())
                        .flatMap(Optional::stream)
                        .toList();
    }

    /// The sentence of a stop.
    public String sentence(Stop stop) {
        String key = "way." + stop.what() + (stop.what() == PlannedRoute.What.LEADS ? "." + stop.claim() : "");
        return texts.get(key, stop.at(), stop.to());
    }

    public String icon(Stop stop) {
        return switch (stop.what()) {
            case LEADS -> "pi-user";
            case AGAIN -> "pi-replay";
            case STORED -> "pi-inbox";
            case KEPT -> "pi-shield";
            case FORWARDED -> "pi-share-alt";
            case CIRCLE, TOO_FAR, CAME_BACK -> "pi-ban";
            case MAY_ANSWER -> "pi-reply";
            case REMOTE -> "pi-send";
            case UNKNOWN -> "pi-question-circle";
            case DISABLED -> "pi-power-off";
            case ELSEWHERE -> "pi-building";
        };
    }

    /// How the stop looks: an end of the way, a dead end, or a step in between.
    public String tone(Stop stop) {
        return switch (stop.what()) {
            case STORED, REMOTE, ELSEWHERE -> "good";
            case KEPT, CIRCLE, TOO_FAR, CAME_BACK -> "warn";
            case UNKNOWN, DISABLED -> "bad";
            case LEADS, AGAIN, FORWARDED, MAY_ANSWER -> "";
        };
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String sender) {
        this.sender = sender == null ? "" : sender;
    }

    public String getRecipient() {
        return recipient;
    }

    public void setRecipient(String recipient) {
        this.recipient = recipient == null ? "" : recipient;
    }
}

package org.mailmax.web.admin.trace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.TraceAdministration;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.trace.TraceStep;
import org.mailmax.trace.TracedMessage;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Texts;
import org.mailmax.web.shared.Toast;

/// The journey of one message.
@Named("journey")
@RequestScoped
public class JourneyView {

    private static final int LOGIN = 4;
    private static final Set<String> ORIGINS = Set.of("RESPONSE", "TLS_REPORT");

    @Inject
    private TraceAdministration traces;

    @Inject
    private AdminSession session;

    @Inject
    private Texts texts;

    @Inject
    private Toast toast;

    private String id;
    private TracedMessage traced;

    public String show() {
        try {
            traced = traces.show(session.who(), String.valueOf(id));
            return null;
        } catch (AdministrationException e) {
            toast.failed("trace.unknown");
            toast.keep();
            return "/admin/trace/trace.xhtml?faces-redirect=true";
        }
    }

    /// Looks for the journey; what is not known has no steps.
    public void look() {
        try {
            traced = traces.show(session.who(), id);
        } catch (AdministrationException unknown) {
            traced = null;
        }
    }

    public TracedMessage getTraced() {
        return traced;
    }

    public List<TracedMessage.Timed> getSteps() {
        return traced == null ? List.of() : traced.steps();
    }

    /// True when it did not happen in the same second as the step before.
    public boolean isNews(TracedMessage.Timed timed) {
        int before = traced.steps().indexOf(timed) - 1;
        return before < 0
                || traced.steps().get(before).at().getEpochSecond()
                        != timed.at().getEpochSecond();
    }

    /// The sentence of a step. What it says is laid out as text, so nothing a stranger has sent becomes part of the
    /// page.
    public String sentence(TraceStep step) {
        String about = step.about().map(EmailAddress::toString).orElse("");
        return switch (step.kind()) {
            case RECEIVED -> received(step);
            case MADE -> texts.get("step.MADE." + known(step.detail(0)), about);
            default -> texts.get("step." + step.kind(), about, step.detail(0), step.detail(1));
        };
    }

    /// What another host or a client said, word for word.
    public String quote(TraceStep step) {
        return switch (step.kind()) {
            case DELIVERED, DEFERRED, FAILED -> step.detail(1);
            case REFUSED -> step.detail(0);
            default -> "";
        };
    }

    /// Another message this step leads to.
    public String other(TraceStep step) {
        return switch (step.kind()) {
            case MADE, ANSWERED -> step.detail(1);
            case BOUNCED -> step.detail(0);
            default -> "";
        };
    }

    public String icon(TraceStep step) {
        return switch (step.kind()) {
            case RECEIVED -> "pi-sign-in";
            case MADE -> "pi-cog";
            case LEADS -> "pi-user";
            case STORED -> "pi-inbox";
            case KEPT -> "pi-shield";
            case FORWARDED -> "pi-share-alt";
            case CUT -> "pi-ban";
            case QUEUED -> "pi-clock";
            case ANSWERED -> "pi-reply";
            case UNKNOWN -> "pi-question-circle";
            case DISABLED -> "pi-power-off";
            case REFUSED -> "pi-times-circle";
            case DELIVERED -> "pi-check-circle";
            case DEFERRED -> "pi-hourglass";
            case FAILED -> "pi-times-circle";
            case BOUNCED -> "pi-undo";
            case HELD -> "pi-pause";
            case RELEASED -> "pi-play";
            case RETRIED -> "pi-refresh";
            case GIVEN_UP -> "pi-stop";
        };
    }

    public String tone(TraceStep step) {
        return switch (step.kind()) {
            case STORED, DELIVERED -> "good";
            case KEPT, CUT, DEFERRED, HELD -> "warn";
            case UNKNOWN, DISABLED, REFUSED, FAILED, BOUNCED, GIVEN_UP -> "bad";
            default -> "";
        };
    }

    private String received(TraceStep step) {
        String how = texts.get(step.detail(3).isEmpty() ? "step.inClear" : "step.encrypted");
        String helo = step.detail(2);
        return step.detail(LOGIN).isEmpty()
                ? texts.get("step.RECEIVED", step.detail(0), step.detail(1), helo.isEmpty() ? "–" : helo, how)
                : texts.get("step.SUBMITTED", step.detail(0), step.detail(1), step.detail(LOGIN), how);
    }

    private static String known(String origin) {
        return ORIGINS.contains(origin) ? origin : "REPORT";
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}

package org.mailmax.web.admin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.SendingAdministration;
import org.mailmax.queue.limit.BlockedSender;
import org.mailmax.queue.limit.SendingLimit;
import org.mailmax.queue.limit.Suppression;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// Who may send how much, who may not at the moment, and which addresses are not written to.
@Named("senders")
@RequestScoped
public class SendersView {

    @Inject
    private SendingAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String subject = "";
    private Integer perHour;
    private List<Suppression> suppressions;

    /// Something the administration may refuse.
    private interface Step {
        void take() throws AdministrationException;
    }

    public List<BlockedSender> getBlocked() throws AdministrationException {
        return session.isUser() ? List.of() : administration.blocked(session.who());
    }

    /// @param release whether what was held goes out now
    public void unblock(BlockedSender sender, boolean release) {
        attempt(
                release ? "senders.unblockedReleased" : "senders.unblocked",
                sender.address(),
                () -> administration.unblock(session.who(), sender.address(), release));
    }

    public List<SendingLimit> getLimits() throws AdministrationException {
        return session.isSystem() ? administration.limits(session.who()) : List.of();
    }

    public void limit() {
        attempt("senders.limited", subject.strip(), () -> {
            administration.limit(session.who(), subject, Optional.ofNullable(perHour));
            subject = "";
            perHour = null;
        });
    }

    public void unlimit(SendingLimit limit) {
        attempt(
                "senders.unlimited",
                limit.subject(),
                () -> administration.limit(session.who(), limit.subject(), Optional.empty()));
    }

    public List<Suppression> getSuppressions() throws AdministrationException {
        if (suppressions == null) {
            suppressions =
                    session.isUser() ? List.of() : administration.suppressions(session.who(), 0, ListRequest.MAX_SIZE);
        }
        return suppressions;
    }

    public void unsuppress(Suppression suppression) {
        suppressions = null;
        attempt(
                "senders.unsuppressed",
                suppression.address(),
                () -> administration.unsuppress(session.who(), suppression.domain(), suppression.address()));
    }

    private void attempt(String done, Object about, Step step) {
        try {
            step.take();
            toast.done(done, about);
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.ADDRESS, "limitForm:subject"));
        }
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject == null ? "" : subject;
    }

    public Integer getPerHour() {
        return perHour;
    }

    public void setPerHour(Integer perHour) {
        this.perHour = perHour;
    }
}

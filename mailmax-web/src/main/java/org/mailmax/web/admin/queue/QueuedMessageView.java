package org.mailmax.web.admin.queue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.QueueAdministration;
import org.mailmax.administration.QueuedRecipient;
import org.mailmax.queue.QueueRecipient.State;
import org.mailmax.queue.Selection;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.admin.trace.JourneyView;

/// One message that waits, for everybody who has yet to get it.
@Named("queued")
@ViewScoped
public class QueuedMessageView implements Serializable {

    @Inject
    private QueueAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private QueueActions actions;

    @Inject
    private JourneyView journey;

    @Inject
    private Refusals refusals;

    private String id = "";
    private boolean report = true;
    private transient List<QueuedRecipient> recipients;

    public void show() {
        journey.setId(id);
        journey.look();
    }

    /// Nobody when all have got it, or it was given up.
    public List<QueuedRecipient> getRecipients() {
        if (recipients == null) {
            recipients = read();
        }
        return recipients;
    }

    private List<QueuedRecipient> read() {
        try {
            return administration
                    .list(session.who(), new Selection.Message(id), 0, ListRequest.MAX_SIZE)
                    .rows();
        } catch (AdministrationException e) {
            refusals.tell(e);
            return List.of();
        }
    }

    public boolean isAnyHeld() {
        return getRecipients().stream().anyMatch(QueuedMessageView::isHeld);
    }

    public boolean isAnyWaiting() {
        return getRecipients().stream().anyMatch(recipient -> !isHeld(recipient));
    }

    private static boolean isHeld(QueuedRecipient recipient) {
        return recipient.state() == State.HELD;
    }

    public void retry() {
        actions.retry(message());
        showAgain();
    }

    public void hold() {
        actions.hold(message());
        showAgain();
    }

    public void release() {
        actions.release(message());
        showAgain();
    }

    public void retryOne(long recipient) {
        actions.retry(new Selection.Recipient(recipient));
        showAgain();
    }

    public void holdOne(long recipient) {
        actions.hold(new Selection.Recipient(recipient));
        showAgain();
    }

    public void releaseOne(long recipient) {
        actions.release(new Selection.Recipient(recipient));
        showAgain();
    }

    public void giveUp() {
        actions.giveUp(message(), report);
        showAgain();
    }

    private Selection message() {
        return new Selection.Message(id);
    }

    private void showAgain() {
        recipients = null;
        show();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id == null ? "" : id;
    }

    public boolean isReport() {
        return report;
    }

    public void setReport(boolean report) {
        this.report = report;
    }
}

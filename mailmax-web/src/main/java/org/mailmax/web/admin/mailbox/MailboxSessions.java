package org.mailmax.web.admin.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.SessionAdministration;
import org.mailmax.administration.SessionEntry;
import org.mailmax.session.CurrentSession;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// Who is logged in to a mailbox at this moment.
@Named("mailboxSessions")
@RequestScoped
public class MailboxSessions {

    @Inject
    private SessionAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private MailboxView mailbox;

    @Inject
    private CurrentSession current;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private List<SessionEntry> found;

    public List<SessionEntry> getFound() throws AdministrationException {
        if (found == null) {
            found = administration.of(session.who(), mailbox.address());
        }
        return found;
    }

    /// Whoever wants to end this very session logs out.
    public boolean isMine(SessionEntry one) {
        return current.ids().contains(one.id());
    }

    public void end(SessionEntry one) {
        attempt(() -> administration.end(session.who(), mailbox.address(), one.id()));
    }

    public void endAll() {
        attempt(() -> administration.endAll(session.who(), mailbox.address()));
    }

    /// Something the administration may refuse.
    private interface Step {
        void take() throws AdministrationException;
    }

    private void attempt(Step step) {
        try {
            step.take();
            toast.done("sessions.ended", mailbox.address().toString());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        found = null;
    }
}

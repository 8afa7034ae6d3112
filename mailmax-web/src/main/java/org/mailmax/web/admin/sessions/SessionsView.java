package org.mailmax.web.admin.sessions;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.Page;
import org.mailmax.administration.SessionAdministration;
import org.mailmax.administration.SessionEntry;
import org.mailmax.session.CurrentSession;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// All open sessions the administrator may see.
@Named("sessions")
@ViewScoped
public class SessionsView implements Serializable {

    @Inject
    private SessionAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private CurrentSession current;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String filter = "";
    private transient Page<SessionEntry> page;

    public void look() {
        page = null;
    }

    /// Whoever wants to end this very session logs out.
    public boolean isMine(SessionEntry one) {
        return current.ids().contains(one.id());
    }

    public void end(SessionEntry one) {
        try {
            administration.end(session.who(), one.address(), one.id());
            toast.done("sessions.ended", one.address().toString());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        look();
    }

    public List<SessionEntry> getFound() throws AdministrationException {
        return page().rows();
    }

    public long getTotal() throws AdministrationException {
        return page().total();
    }

    private Page<SessionEntry> page() throws AdministrationException {
        if (page == null) {
            page = administration.list(session.who(), filter);
        }
        return page;
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(String filter) {
        this.filter = filter == null ? "" : filter.strip();
    }
}

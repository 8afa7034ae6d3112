package org.mailmax.web.admin.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.ForwardAdministration;
import org.mailmax.administration.MailboxAdministration;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// The three boxes of the documentation: Store Mail, Allow Forwarding, Allow Responder. A click counts at once.
@Named("switches")
@RequestScoped
public class MailboxSwitches {

    @Inject
    private ForwardAdministration forwards;

    @Inject
    private MailboxAdministration mailboxes;

    @Inject
    private AdminSession session;

    @Inject
    private MailboxView mailbox;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private Boolean store;
    private Boolean forward;
    private Boolean respond;

    public void deliver() {
        delivery(isStore(), isForward());
    }

    /// A responder without a message is set up first.
    public void answer() {
        ResponderSettings before = settings().responder();
        if (respond && before.text().isBlank()) {
            goTo("/admin/mailbox/responder.xhtml?faces-redirect=true&allow=true&address=" + mailbox.getName());
            return;
        }
        try {
            mailboxes.setResponder(
                    session.who(),
                    mailbox.address(),
                    new ResponderSettings(respond, before.subject(), before.text(), before.period()));
            said();
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    /// What a listener returns leads nowhere.
    private static void goTo(String outcome) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getApplication().getNavigationHandler().handleNavigation(faces, null, outcome);
    }

    private void delivery(boolean storeMail, boolean allowForwarding) {
        try {
            forwards.configure(session.who(), mailbox.address(), storeMail, allowForwarding);
            said();
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        store = null;
        forward = null;
        mailbox.refresh();
    }

    private void said() {
        toast.done("mailbox.changed", mailbox.address().toString());
        mailbox.refresh();
    }

    private AccountSettings settings() {
        return mailbox.getSettings();
    }

    public boolean isStore() {
        return store == null ? settings().storeMail() : store;
    }

    public void setStore(boolean store) {
        this.store = store;
    }

    public boolean isForward() {
        return forward == null ? settings().allowForwarding() : forward;
    }

    public void setForward(boolean forward) {
        this.forward = forward;
    }

    public boolean isRespond() {
        return respond == null ? settings().responder().allowed() : respond;
    }

    public void setRespond(boolean respond) {
        this.respond = respond;
    }
}

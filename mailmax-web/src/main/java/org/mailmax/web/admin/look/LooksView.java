package org.mailmax.web.admin.look;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.LookAdministration;
import org.mailmax.administration.LookEntry;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.admin.mailbox.MailboxView;

/// Which administrators have looked into a mailbox.
@Named("looks")
@RequestScoped
public class LooksView {

    @Inject
    private LookAdministration administration;

    @Inject
    private MailboxView mailbox;

    @Inject
    private AdminSession session;

    private List<LookEntry> all;

    public List<LookEntry> getAll() throws AdministrationException {
        if (all == null) {
            all = administration.looks(session.who(), mailbox.address());
        }
        return all;
    }
}

package org.mailmax.web.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministratorPasswords;
import org.mailmax.administration.MailboxAdministration;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// Changing the own password, with the old one typed again.
@Named
@RequestScoped
public class OwnPassword {

    @Inject
    private AdministratorPasswords administrators;

    @Inject
    private MailboxAdministration mailboxes;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String before;
    private String password;
    private String again;

    public void change() {
        if (!password.equals(again)) {
            toast.atField("passwordForm:again", "password.different");
            return;
        }
        try {
            if (session.who() instanceof Actor.User user) {
                mailboxes.changePassword(user, user.address(), before, password);
            } else {
                administrators.change(session.who(), before, password);
            }
            toast.done("password.chosen");
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.PASSWORD, "passwordForm:password", Field.CODE, "passwordForm:before"));
        }
    }

    /// Never shown again, like the others.
    public String getBefore() {
        return null;
    }

    public void setBefore(String before) {
        this.before = before;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return null;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}

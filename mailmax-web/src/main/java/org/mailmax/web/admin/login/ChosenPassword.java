package org.mailmax.web.admin.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.mailmax.administration.AdminLogin;
import org.mailmax.administration.AdministrationException;
import org.mailmax.web.shared.Toast;

/// The page on which the one-time password is replaced by one's own.
@Named
@RequestScoped
public class ChosenPassword {

    @Inject
    private AdminLogin login;

    @Inject
    private AdminSession session;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Toast toast;

    private String password;
    private String again;

    public String choose() {
        if (!password.equals(again)) {
            toast.atField("choiceForm:again", "password.different");
            return null;
        }
        try {
            session.admit(login.choosePassword(session.choice(), password));
            request.changeSessionId();
            toast.done("password.chosen");
            toast.keep();
            return session.getHome() + AdminEntry.REDIRECT;
        } catch (AdministrationException.InvalidValue e) {
            toast.atField("choiceForm:password", "password.bad");
        } catch (AdministrationException e) {
            toast.failed("password.tooLate");
        }
        return null;
    }

    /// Never shown again.
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /// Never shown again.
    public String getAgain() {
        return null;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}

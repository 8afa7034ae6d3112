package org.mailmax.web.admin.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.mailmax.administration.AdminLogin;
import org.mailmax.administration.AdministrationException;
import org.mailmax.web.shared.Toast;

/// The second step of logging in: a code of the authenticator app, or a recovery code.
@Named
@RequestScoped
public class ShownCode {

    @Inject
    private AdminLogin login;

    @Inject
    private AdminSession session;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Toast toast;

    private String code;

    public String submit() {
        try {
            session.admit(login.showCode(session.pending(), code, AdminEntry.peer(request)));
            request.changeSessionId();
            return session.getHome() + AdminEntry.REDIRECT;
        } catch (AdministrationException.TooManyAttempts e) {
            toast.failed("login.tooMany");
        } catch (AdministrationException e) {
            toast.atField("codeForm:code", "code.wrong");
        }
        return null;
    }

    public String getCode() {
        return null;
    }

    public void setCode(String code) {
        this.code = code;
    }
}

package org.mailmax.web.admin.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.mailmax.web.shared.SessionGuard;

/// Every page of the administration but the login wants a login; choosing a password wants a one-time password.
@WebFilter("/admin/*")
public class AdminGuard extends SessionGuard {

    static final String LOGIN = "/admin/login/login.xhtml";
    static final String CODE = "/admin/login/code.xhtml";
    static final String CHOICE = "/admin/login/password.xhtml";

    @Inject
    private AdminSession session;

    public AdminGuard() {
        super(LOGIN);
    }

    @Override
    protected boolean admits(HttpServletRequest request) {
        return switch (request.getServletPath()) {
            case CHOICE -> session.isChoosing();
            case CODE -> session.isPending();
            default -> session.isSignedIn();
        };
    }
}

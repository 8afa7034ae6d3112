package org.mailmax.web.webmail.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.mailmax.web.shared.SessionGuard;

/// Every page of the webmail but the login wants a login.
@WebFilter(urlPatterns = "/webmail/*", asyncSupported = true)
public class MailGuard extends SessionGuard {

    static final String LOGIN = "/webmail/login/login.xhtml";

    static final String CODE = "/webmail/login/code.xhtml";

    @Inject
    private MailSession session;

    public MailGuard() {
        super(LOGIN);
    }

    @Override
    protected boolean admits(HttpServletRequest request) {
        return request.getServletPath().equals(CODE) ? session.isPending() : session.isSignedIn();
    }
}

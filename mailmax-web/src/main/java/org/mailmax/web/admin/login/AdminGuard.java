package org.mailmax.web.admin.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.mailmax.administration.Actor;
import org.mailmax.web.shared.SessionGuard;
import org.mailmax.web.webmail.login.MailSession;

/// Every page of the administration but the login wants a login; choosing a password wants a one-time password.
@WebFilter("/admin/*")
public class AdminGuard extends SessionGuard {

    static final String LOGIN = "/admin/login/login.xhtml";
    static final String CODE = "/admin/login/code.xhtml";
    static final String CHOICE = "/admin/login/password.xhtml";

    @Inject
    private AdminSession session;

    @Inject
    private MailSession mail;

    public AdminGuard() {
        super(LOGIN);
    }

    @Override
    protected boolean admits(HttpServletRequest request) {
        return switch (request.getServletPath()) {
            case CHOICE -> session.isChoosing();
            case CODE -> session.isPending();
            default -> session.isSignedIn() || comesFromTheMail(request);
        };
    }

    /// Who reads the own mail may look after the own mailbox without logging in again.
    private boolean comesFromTheMail(HttpServletRequest request) {
        boolean own = request.getServletPath().startsWith("/admin/mailbox/")
                || request.getServletPath().startsWith("/admin/account/");
        if (own && mail.isSignedIn() && !session.isPending() && !session.isChoosing()) {
            session.admit(new Actor.User(mail.who().account(), mail.who().address()));
            return true;
        }
        return false;
    }
}

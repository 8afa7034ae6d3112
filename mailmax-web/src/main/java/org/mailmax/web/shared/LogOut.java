package org.mailmax.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/// Ends the session of the browser with everything in it.
@Named
@RequestScoped
public class LogOut {

    @Inject
    private HttpServletRequest request;

    public String fromWebmail() {
        return to("/webmail/login/login.xhtml");
    }

    public String fromAdministration() {
        return to("/admin/login/login.xhtml");
    }

    private String to(String page) {
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
        return page + "?faces-redirect=true&out=true";
    }
}

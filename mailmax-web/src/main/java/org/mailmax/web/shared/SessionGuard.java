package org.mailmax.web.shared;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;

/// Lets only those in who have logged in, and ends a session nobody has used for a while. Requests a page makes by
/// itself, marked with the parameter `background`, do not count as use.
public abstract class SessionGuard extends HttpFilter {

    public static final Duration IDLE_LIMIT = Duration.ofMinutes(30);

    private static final String LAST_USE = SessionGuard.class.getName();

    @Inject
    private BrowserSession browser;

    private final String loginPage;

    protected SessionGuard(String loginPage) {
        this.loginPage = loginPage;
    }

    protected abstract boolean admits(HttpServletRequest request);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getServletPath().equals(loginPage) || admits(request) && inUse(request)) {
            chain.doFilter(request, response);
        } else {
            sendToLogin(request, response);
        }
    }

    private boolean inUse(HttpServletRequest request) {
        HttpSession session = request.getSession();
        long now = System.currentTimeMillis();
        Object before = session.getAttribute(LAST_USE);
        if (before instanceof Long then && now - then > IDLE_LIMIT.toMillis()) {
            session.invalidate();
            return false;
        }
        boolean byItself = before != null && request.getParameter("background") != null;
        if (!byItself) {
            session.setAttribute(LAST_USE, now);
        }
        browser.used(byItself);
        return true;
    }

    /// An Ajax request cannot follow a redirect to another page: it is told to load it (Faces 4.1 §13.4.4).
    private void sendToLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String target = request.getContextPath() + loginPage;
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\"" + target
                            + "\"/></partial-response>");
        } else {
            // Not the host by which the request calls this one.
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", target);
        }
    }
}

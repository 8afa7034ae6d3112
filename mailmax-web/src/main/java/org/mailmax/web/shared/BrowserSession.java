package org.mailmax.web.shared;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.session.CurrentSession;
import org.mailmax.session.WebSession;
import org.mailmax.session.WebSessions;

/// The session of a browser, as those see it who may end it.
@SessionScoped
public class BrowserSession implements Serializable {

    @Inject
    private WebSessions sessions;

    @Inject
    private CurrentSession current;

    @Inject
    private HttpServletRequest request;

    /// One for each mailbox: webmail and administration may be of two.
    private transient Map<AccountId, WebSession> open;

    /// Somebody has logged in to a mailbox, in the webmail or in the administration.
    public void belongsTo(Identity who) {
        if (!all().containsKey(who.account())) {
            all().put(who.account(), opened(who));
        }
    }

    private WebSession opened(Identity who) {
        InetSocketAddress remote = new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort());
        HttpSession session = request.getSession();
        return sessions.open(who, new Peer(Service.WEBMAIL, remote, request.isSecure()), () -> end(session));
    }

    /// A request has come.
    ///
    /// @param byItself not by its user, but by the page
    void used(boolean byItself) {
        for (WebSession session : all().values()) {
            current.is(session);
            if (!byItself) {
                session.use();
            }
        }
    }

    private Map<AccountId, WebSession> all() {
        if (open == null) {
            open = new HashMap<>();
        }
        return open;
    }

    @PreDestroy
    void close() {
        all().values().forEach(sessions::close);
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException already) {
            System.getLogger(BrowserSession.class.getName())
                    .log(System.Logger.Level.DEBUG, "a session was over when it was ended", already);
        }
    }
}

package org.mailmax.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.OpenSession;
import org.mailmax.mail.identity.Peer;

/// The sessions of browsers in which somebody has logged in to a mailbox.
@ApplicationScoped
public class WebSessions {

    private final Map<String, WebSession> open = new ConcurrentHashMap<>();

    /// @param end makes the session worthless; may be called when it is so already
    public WebSession open(Identity who, Peer peer, Runnable end) {
        WebSession session = new WebSession(UUID.randomUUID().toString(), who, peer, end);
        open.put(session.id(), session);
        return session;
    }

    /// The session is over.
    public void close(WebSession session) {
        open.remove(session.id());
    }

    List<OpenSession> list() {
        return open.values().stream().map(WebSession::now).toList();
    }

    boolean end(String id) {
        Optional<WebSession> found = Optional.ofNullable(open.remove(id));
        found.ifPresent(WebSession::end);
        return found.isPresent();
    }
}

package org.mailmax.session;

import java.time.Instant;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.OpenSession;
import org.mailmax.mail.identity.Peer;

/// A session of a browser, opened by [WebSessions].
public final class WebSession {

    private final String id;
    private final Identity who;
    private final Peer peer;
    private final Runnable end;
    private final Instant since = Instant.now();
    private volatile Instant lastUse = since;

    WebSession(String id, Identity who, Peer peer, Runnable end) {
        this.id = id;
        this.who = who;
        this.peer = peer;
        this.end = end;
    }

    public String id() {
        return id;
    }

    /// Its user has done something.
    public void use() {
        lastUse = Instant.now();
    }

    void end() {
        end.run();
    }

    OpenSession now() {
        return new OpenSession(id, who, peer, since, lastUse);
    }
}

package org.mailmax.session;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashSet;
import java.util.Set;

/// The browser's sessions a request came in by: one for each mailbox it is logged in to.
@RequestScoped
public class CurrentSession {

    private final Set<String> ids = new HashSet<>();

    public void is(WebSession session) {
        ids.add(session.id());
    }

    public Set<String> ids() {
        return Set.copyOf(ids);
    }
}

package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import org.mailmax.administration.Actor;

/// In whose name a request is made.
@RequestScoped
public class Caller {

    private Actor actor;

    void is(Actor who) {
        actor = who;
    }

    Actor who() {
        if (actor == null) {
            throw new IllegalStateException("nobody has shown a token");
        }
        return actor;
    }
}

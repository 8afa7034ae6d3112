package org.mailmax.web.admin.login;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.mailmax.administration.Actor;
import org.mailmax.administration.PasswordChoice;

/// Who administers in this session, or who may choose a password.
@Named
@SessionScoped
public class AdminSession implements Serializable {

    private transient Actor actor;
    private transient PasswordChoice choice;

    void admit(Actor who) {
        actor = who;
        choice = null;
    }

    void mustChoose(PasswordChoice right) {
        actor = null;
        choice = right;
    }

    public boolean isSignedIn() {
        return actor != null;
    }

    public boolean isChoosing() {
        return choice != null;
    }

    public boolean isSystem() {
        return actor instanceof Actor.SystemAdministrator;
    }

    public String getName() {
        return who().name();
    }

    /// @throws IllegalStateException when nobody has logged in; the guard lets no such request through
    public Actor who() {
        return Optional.ofNullable(actor).orElseThrow(() -> new IllegalStateException("nobody has logged in"));
    }

    PasswordChoice choice() {
        return Optional.ofNullable(choice).orElseThrow(() -> new IllegalStateException("there is nothing to choose"));
    }
}

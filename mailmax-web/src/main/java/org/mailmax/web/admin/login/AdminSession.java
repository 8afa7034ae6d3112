package org.mailmax.web.admin.login;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.mailmax.administration.Actor;
import org.mailmax.administration.PasswordChoice;
import org.mailmax.administration.PendingLogin;
import org.mailmax.mail.identity.Identity;
import org.mailmax.web.shared.BrowserSession;

/// Who administers in this session, or who may choose a password.
@Named
@SessionScoped
public class AdminSession implements Serializable {

    @Inject
    private BrowserSession browser;

    private transient Actor actor;
    private transient PasswordChoice choice;
    private transient PendingLogin pending;

    void admit(Actor who) {
        actor = who;
        if (who instanceof Actor.User user) {
            browser.belongsTo(new Identity(user.account(), user.address()));
        }
        choice = null;
        pending = null;
    }

    void mustChoose(PasswordChoice right) {
        actor = null;
        pending = null;
        choice = right;
    }

    void mustShowCode(PendingLogin login) {
        actor = null;
        choice = null;
        pending = login;
    }

    public boolean isPending() {
        return pending != null;
    }

    PendingLogin pending() {
        return Optional.ofNullable(pending).orElseThrow(() -> new IllegalStateException("no code is waited for"));
    }

    /// Where this visitor begins.
    public String getHome() {
        return isUser() ? "/admin/mailbox/mailbox.xhtml" : "/admin/domain/domains.xhtml";
    }

    public boolean isUser() {
        return actor instanceof Actor.User;
    }

    /// True for those who appoint others: system administrators and resellers.
    public boolean isAppointing() {
        return actor instanceof Actor.SystemAdministrator || actor instanceof Actor.Reseller;
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

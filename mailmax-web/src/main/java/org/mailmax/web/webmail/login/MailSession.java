package org.mailmax.web.webmail.login;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.mailmax.administration.PendingLogin;
import org.mailmax.mail.identity.Identity;
import org.mailmax.web.shared.BrowserSession;

/// Who has logged in to the webmail in this session.
@Named
@SessionScoped
public class MailSession implements Serializable {

    @Inject
    private BrowserSession browser;

    private transient Identity identity;
    private transient Identity waiting;
    private transient PendingLogin pending;
    private String newsKey;

    void signIn(Identity who) {
        identity = who;
        browser.belongsTo(who);
        newsKey = UUID.randomUUID().toString();
    }

    void mustShowCode(Identity who, PendingLogin login) {
        identity = null;
        waiting = who;
        pending = login;
    }

    /// The code was right.
    void admit() {
        signIn(waiting);
        waiting = null;
        pending = null;
    }

    public boolean isPending() {
        return pending != null;
    }

    PendingLogin pending() {
        return Optional.ofNullable(pending).orElseThrow(() -> new IllegalStateException("no code is waited for"));
    }

    public boolean isSignedIn() {
        return identity != null;
    }

    /// @throws IllegalStateException when nobody has logged in; the guard lets no such request through
    public Identity who() {
        return Optional.ofNullable(identity).orElseThrow(() -> new IllegalStateException("nobody has logged in"));
    }

    public String getAddress() {
        return who().address().toString();
    }

    /// The name under which this session is told of news; hard to guess.
    public String getNewsKey() {
        return newsKey;
    }
}

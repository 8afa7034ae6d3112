package org.mailmax.web.admin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.QueueAdministration;
import org.mailmax.queue.Selection;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Texts;
import org.mailmax.web.shared.Toast;
import org.primefaces.PrimeFaces;

/// What is done with mail that waits, and what is said about it.
@Named("queueActions")
@RequestScoped
public class QueueActions {

    @Inject
    private QueueAdministration queue;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    @Inject
    private Texts texts;

    private String typed = "";

    /// A use case that says for how many it was done.
    private interface Action {
        int act() throws AdministrationException;
    }

    void retry(Selection selection) {
        attempt("queue.retried", () -> queue.retry(session.who(), selection));
    }

    void hold(Selection selection) {
        attempt("queue.held", () -> queue.hold(session.who(), selection));
    }

    void release(Selection selection) {
        attempt("queue.released", () -> queue.release(session.who(), selection));
    }

    /// Nobody gives up mail by a slip of the hand: a word must be typed.
    ///
    /// @return whether it was done
    boolean giveUp(Selection selection, boolean report) {
        if (!typed.strip().equalsIgnoreCase(texts.get("queue.word"))) {
            toast.atField("giveUpForm:typed", "queue.typeWord", texts.get("queue.word"));
            return false;
        }
        typed = "";
        PrimeFaces.current().executeScript("PF('giveUp').hide()");
        return attempt("queue.givenUp", () -> queue.giveUp(session.who(), selection, report));
    }

    private boolean attempt(String done, Action action) {
        try {
            toast.done(done, action.act());
            return true;
        } catch (AdministrationException e) {
            refusals.tell(e);
            return false;
        }
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed == null ? "" : typed;
    }
}

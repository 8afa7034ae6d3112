package org.mailmax.web.webmail.outbox;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.outbox.Outbox;
import org.mailmax.queue.outbox.Scheduled;
import org.mailmax.queue.outbox.UndoTime;
import org.mailmax.web.shared.Toast;
import org.mailmax.web.webmail.login.MailSession;
import org.mailmax.web.webmail.outbox.TakingBack.Result;

/// The page of what leaves later.
@Named("outbox")
@ViewScoped
public class OutboxView implements Serializable {

    @Inject
    private Outbox messages;

    @Inject
    private MailSession session;

    @Inject
    private TakingBack taking;

    @Inject
    private Toast toast;

    private List<Scheduled> shown;

    public List<Scheduled> getMessages() {
        if (shown == null) {
            shown = messages.list(session.who());
        }
        return shown;
    }

    public void cancel(Scheduled message) throws MailException {
        switch (taking.takeBack(message)) {
            case Result.Draft _ -> toast.done("outbox.cancelled");
            case Result.TooLate _ -> toast.failed("outbox.tooLate");
            case Result.NoCopy _ -> toast.failed("outbox.noCopy");
        }
        shown = null;
    }

    public void sendNow(Scheduled message) throws MailException {
        if (messages.sendNow(session.who(), message.traceId())) {
            toast.done("compose.sent");
        } else {
            toast.failed("outbox.tooLate");
        }
        shown = null;
    }

    public List<Integer> getChoices() {
        return UndoTime.CHOICES.stream()
                .map(time -> Math.toIntExact(time.toSeconds()))
                .toList();
    }

    public int getUndoSeconds() {
        return Math.toIntExact(messages.undoTime(session.who()).toSeconds());
    }

    public void setUndoSeconds(int seconds) throws MailException {
        messages.useUndoTime(session.who(), Duration.ofSeconds(seconds));
    }

    public void saved() {
        toast.done("outbox.saved");
    }
}

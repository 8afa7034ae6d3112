package org.mailmax.web.webmail.compose;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.outbox.Outbox;
import org.mailmax.queue.outbox.Scheduled;
import org.mailmax.web.shared.Format;
import org.mailmax.web.shared.Toast;
import org.mailmax.web.webmail.login.MailSession;
import org.mailmax.web.webmail.message.MessageSource;
import org.mailmax.web.webmail.message.ShownText;
import org.mailmax.web.webmail.outbox.JustSent;

/// The page a message is written on: a new one, an answer, a forwarded one, or a draft taken up again.
@Named("compose")
@ViewScoped
public class ComposeView implements Serializable {

    private static final String FORM = "composeForm:";

    @Inject
    private MailSession session;

    @Inject
    private MessageSource source;

    @Inject
    private Beginning beginning;

    @Inject
    private Attachments attachments;

    @Inject
    private Sending sending;

    @Inject
    private Senders senders;

    @Inject
    private OriginalMark mark;

    @Inject
    private Outbox outbox;

    @Inject
    private JustSent justSent;

    @Inject
    private LaterView later;

    @Inject
    private Format format;

    @Inject
    private Toast toast;

    private Beginning.Mode mode = Beginning.Mode.NEW;
    private long folder;
    private long message;
    private Written written;
    private String from = "";

    public void begin() throws MailException, IOException {
        if (written == null) {
            from = senders.usual(folder).toString();
            Optional<MessageView> found = message == 0 ? Optional.empty() : source.find(folder, message);
            written = found.isPresent() ? beginning.from(Original.of(found.get()), mode, attachments) : new Written();
        }
    }

    public String send() throws IOException {
        return send(new Departure.Soon(outbox.undoTime(session.who())));
    }

    public String sendTomorrow() throws IOException {
        return send(new Departure.Later(later.tomorrow()));
    }

    public String sendMonday() throws IOException {
        return send(new Departure.Later(later.monday()));
    }

    /// At the time that was typed.
    public String sendLater() throws IOException {
        Optional<Instant> time = later.chosen();
        if (time.isPresent()) {
            return send(new Departure.Later(time.get()));
        }
        toast.atField(FORM + "at", "later.bad");
        return null;
    }

    private String send(Departure departure) throws IOException {
        try {
            Outgoing outgoing = check();
            if (outgoing.recipients().isEmpty()) {
                toast.atField(FORM + "to", "compose.nobody");
                return null;
            }
            Sent sent = sending.send(outgoing, departure);
            mark.after(mode, folder, message);
            tell(sent, departure);
            return leave();
        } catch (BadRecipient e) {
            toast.atField(FORM + written.field(e), "compose.badAddress", e.piece());
        } catch (MailException e) {
            toast.failed("compose.refused", ShownText.of(e.getMessage()));
        }
        return null;
    }

    private void tell(Sent sent, Departure departure) {
        switch (sent) {
            case Sent.Gone _ -> toast.done("compose.sent");
            case Sent.GoneWithoutCopy _ -> toast.done("compose.sentNotKept");
            case Sent.Waiting(Scheduled waiting) -> {
                switch (departure) {
                    case Departure.Soon(Duration undo) -> justSent.remember(waiting, undo);
                    case Departure.Later(Instant time) -> toast.done("later.done", format.dateTime(time));
                }
            }
        }
    }

    public String saveDraft() throws IOException {
        try {
            sending.saveDraft(check());
            mark.afterSaving(mode, folder, message);
            toast.done("compose.saved");
            return leave();
        } catch (BadRecipient e) {
            toast.atField(FORM + written.field(e), "compose.badAddress", e.piece());
        } catch (MailException e) {
            toast.failed("compose.refused", ShownText.of(e.getMessage()));
        }
        return null;
    }

    public String discard() {
        return leave();
    }

    private Outgoing check() throws BadRecipient {
        return written.checked(sender(), List.copyOf(attachments.getFiles()));
    }

    /// One of those that may be chosen: whatever else a browser sends is the own address.
    private EmailAddress sender() {
        return senders.all().stream()
                .filter(address -> address.toString().equals(from))
                .findFirst()
                .orElse(session.who().address());
    }

    /// More than one when somebody may write for others too.
    public List<EmailAddress> getSenders() {
        return senders.all();
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    private String leave() {
        toast.keep();
        return "/webmail/folder/mail.xhtml?faces-redirect=true" + (folder == 0 ? "" : "&folder=" + folder);
    }

    public Written getWritten() {
        return written;
    }

    public String getMode() {
        return mode.name();
    }

    public void setMode(String mode) {
        this.mode = Beginning.Mode.of(mode);
    }

    public long getFolder() {
        return folder;
    }

    public void setFolder(long folder) {
        this.folder = folder;
    }

    public long getMessage() {
        return message;
    }

    public void setMessage(long message) {
        this.message = message;
    }
}

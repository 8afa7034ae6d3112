package org.mailmax.web.admin.look;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.Look;
import org.mailmax.administration.LookAdministration;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.admin.mailbox.MailboxView;
import org.mailmax.web.webmail.folder.MessageRow;
import org.mailmax.web.webmail.message.MessageBody;
import org.mailmax.web.webmail.message.MessageParts;
import org.mailmax.web.webmail.message.OpenMessage;

/// An administrator looks into a mailbox: first the reason, then folders, messages, a message as plain text.
@Named("look")
@ViewScoped
public class LookView implements Serializable {

    @Inject
    private LookAdministration administration;

    @Inject
    private MailboxView mailbox;

    @Inject
    private AdminSession session;

    @Inject
    private MessageBody bodies;

    @Inject
    private Refusals refusals;

    private String reason = "";
    private String folder = FolderName.INBOX.value();
    private int first;
    private transient Look look;
    private transient List<FolderName> folders;
    private transient List<MessageRow> messages;
    private long total;
    private transient OpenMessage open;
    private transient String text;

    /// Something the administration may refuse.
    private interface Step {
        void take() throws AdministrationException;
    }

    public void begin() {
        attempt(() -> {
            look = administration.begin(session.who(), mailbox.address(), reason);
            folders = administration.folders(session.who(), look);
            list();
        });
    }

    public void show(FolderName name) {
        folder = name.value();
        first = 0;
        attempt(this::list);
    }

    public void older() {
        first += LookAdministration.PAGE;
        attempt(this::list);
    }

    public void newer() {
        first = Math.max(0, first - LookAdministration.PAGE);
        attempt(this::list);
    }

    private void list() throws AdministrationException {
        open = null;
        var page = administration.messages(session.who(), look, new FolderName(folder), first);
        total = page.total();
        messages = page.rows().stream().map(view -> MessageRow.of(view, false)).toList();
    }

    public void read(long uid) {
        attempt(() -> {
            MessageView view = administration.message(session.who(), look, new FolderName(folder), uid);
            text = bodies.plain(
                    MessageParts.of(view.summary().orElseThrow().structure()),
                    view.content().orElseThrow());
            open = OpenMessage.of(view, 0);
        });
    }

    public void closeMessage() {
        open = null;
    }

    private void attempt(Step step) {
        try {
            step.take();
        } catch (AdministrationException.NotAllowed over) {
            look = null;
            refusals.tell(over);
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.REASON, "reasonForm:reason"));
        }
    }

    public boolean isBegun() {
        return look != null;
    }

    public boolean isHere(FolderName name) {
        return name.value().equals(folder);
    }

    public boolean isMore() {
        return first + LookAdministration.PAGE < total;
    }

    public boolean isLater() {
        return first > 0;
    }

    public List<FolderName> getFolders() {
        return folders;
    }

    public List<MessageRow> getMessages() {
        return messages;
    }

    public long getTotal() {
        return total;
    }

    public String getFolder() {
        return folder;
    }

    public OpenMessage getOpen() {
        return open;
    }

    public String getText() {
        return text;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

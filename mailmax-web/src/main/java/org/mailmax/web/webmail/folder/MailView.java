package org.mailmax.web.webmail.folder;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.shared.Toast;
import org.mailmax.web.webmail.login.MailSession;
import org.mailmax.web.webmail.message.OpenMessage;

/// The mail page: which folder is shown, which messages are ticked, which one is open.
@Named("mail")
@ViewScoped
public class MailView implements Serializable {

    @Inject
    private MailAccess access;

    @Inject
    private MailSession session;

    @Inject
    private FolderTree tree;

    @Inject
    private FolderNews news;

    @Inject
    private MessageReader reader;

    @Inject
    private Toast toast;

    private String search = "";
    private long folderId;
    private long messageId;
    private transient FolderEntry folder;
    private MessageList list;
    private List<MessageRow> ticked = List.of();
    private transient OpenMessage open;

    /// Opens the folder of the address, or the INBOX, and the message of the address when there is one.
    public void show() throws MailException {
        if (list == null) {
            folder = tree.byId(folderId).isPresent() ? tree.byId(folderId).get() : tree.inbox();
            folderId = folder.id();
            list = new MessageList(access, session.who(), folder, news.open(folder.name()));
            if (messageId != 0) {
                open(messageId);
            }
        }
    }

    public void open(long uid) throws MailException {
        Optional<OpenMessage> found = reader.read(id(), uid);
        open = found.orElse(null);
        messageId = found.map(OpenMessage::uid).orElse(0L);
        list.refresh();
        if (found.isEmpty()) {
            toast.failed("message.gone");
        }
    }

    public void close() {
        open = null;
        messageId = 0;
    }

    /// Reads what is new; says so when messages came.
    public void refresh() throws MailException {
        news.heard();
        UidSet arrived = list.refresh();
        if (!arrived.isEmpty()) {
            toast.done("list.arrived", arrived.size());
        }
        tree.forget();
    }

    /// Closes or changes what is open after messages were moved away or flagged.
    void reread() throws MailException {
        ticked = List.of();
        tree.forget();
        list.refresh();
        if (open != null) {
            open = reader.flags(id(), open).orElse(null);
            messageId = open == null ? 0 : messageId;
        }
    }

    public void find() throws MailException {
        list.search(search);
        ticked = List.of();
    }

    public FolderId id() {
        return new FolderId(folderId);
    }

    /// The messages an action is meant for: those ticked, or the one open.
    UidSet chosen() {
        return ticked.isEmpty()
                ? messageId == 0 ? UidSet.NONE : UidSet.of(messageId)
                : UidSet.of(ticked.stream().mapToLong(MessageRow::uid));
    }

    public FolderEntry getFolder() {
        return folder;
    }

    public MessageList getList() {
        return list;
    }

    public OpenMessage getOpen() {
        return open;
    }

    public List<MessageRow> getTicked() {
        return ticked;
    }

    public void setTicked(List<MessageRow> ticked) {
        this.ticked = ticked == null ? List.of() : ticked;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public long getFolderId() {
        return folderId;
    }

    public void setFolderId(long folderId) {
        this.folderId = folderId;
    }

    public long getMessageId() {
        return messageId;
    }

    public void setMessageId(long messageId) {
        this.messageId = messageId;
    }
}

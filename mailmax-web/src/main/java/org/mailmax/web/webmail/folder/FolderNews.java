package org.mailmax.web.webmail.folder;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.SessionScoped;
import jakarta.faces.push.Push;
import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.OpenFolder;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.webmail.login.MailSession;

/// Tells the pages of a session that the INBOX or the folder looked at has changed. One hint is under way at most: the
/// next one waits until a page has asked what is new.
@SessionScoped
public class FolderNews implements Serializable {

    static final String CHANNEL = "news";

    @Inject
    @Push(channel = CHANNEL)
    private PushContext push;

    @Inject
    private MailAccess mail;

    @Inject
    private MailSession session;

    private final AtomicBoolean told = new AtomicBoolean();
    private transient OpenFolder inbox;
    private transient OpenFolder shown;

    /// Opens a folder to look at, and watches it from then on.
    public synchronized FolderStatus open(FolderName folder) throws MailException {
        String key = session.getNewsKey();
        close(inbox);
        inbox = mail.open(session.who(), FolderName.INBOX, () -> tell(key));
        close(shown);
        shown = mail.open(session.who(), folder, () -> tell(key));
        return shown.status();
    }

    /// A page is about to read what is new.
    public void heard() {
        told.set(false);
    }

    @PreDestroy
    public synchronized void end() {
        close(inbox);
        close(shown);
    }

    /// Called by whoever changed the folder, so it must return at once: a thread of its own does the sending.
    private void tell(String key) {
        if (told.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> push.send("changed", key));
        }
    }

    private static void close(OpenFolder folder) {
        if (folder != null) {
            folder.close();
        }
    }
}

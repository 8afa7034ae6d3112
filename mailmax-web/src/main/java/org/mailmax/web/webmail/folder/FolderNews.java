package org.mailmax.web.webmail.folder;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.SessionScoped;
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

    @Inject
    private MailAccess mail;

    @Inject
    private MailSession session;

    private final AtomicBoolean told = new AtomicBoolean();
    private String key = "";
    private transient OpenFolder inbox;
    private transient OpenFolder shown;

    /// Opens a folder to look at, and watches it from then on.
    public synchronized FolderStatus open(FolderName folder) throws MailException {
        listenWith(session.getNewsKey());
        stopWatching();
        String now = key;
        inbox = mail.open(session.who(), FolderName.INBOX, () -> tell(now));
        shown = mail.open(session.who(), folder, () -> tell(now));
        return shown.status();
    }

    /// A page is about to read what is new.
    public void heard() {
        told.set(false);
    }

    @PreDestroy
    public synchronized void end() {
        stopWatching();
        NewsSocket.forget(key);
    }

    /// Somebody else may have logged in meanwhile: the lines of the one before are closed.
    private void listenWith(String next) {
        if (!next.equals(key)) {
            NewsSocket.forget(key);
        }
        key = next;
        NewsSocket.expect(key);
    }

    /// Called by whoever changed the folder, so it must return at once: a thread of its own does the sending.
    private void tell(String listeners) {
        if (told.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> NewsSocket.tell(listeners));
        }
    }

    private void stopWatching() {
        close(inbox);
        close(shown);
    }

    private static void close(OpenFolder folder) {
        if (folder != null) {
            folder.close();
        }
    }
}

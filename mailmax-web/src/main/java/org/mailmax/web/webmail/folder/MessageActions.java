package org.mailmax.web.webmail.folder;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.shared.Toast;
import org.mailmax.web.webmail.login.MailSession;

/// What can be done with the messages chosen on the mail page. Each action says what it did; moving can be undone.
@Named("actions")
@ViewScoped
public class MessageActions implements Serializable {

    @Inject
    private MailAccess access;

    @Inject
    private MailSession session;

    @Inject
    private MailView view;

    @Inject
    private FolderTree tree;

    @Inject
    private Toast toast;

    private transient Undo undo;

    /// The way back: what was moved where, and where it came from.
    private record Undo(FolderId folder, UidSet messages, FolderName back) {}

    /// Moves to the Trash; in the Trash, removes for good.
    public void delete() throws MailException {
        if (view.getFolder().trash()) {
            UidSet gone = access.remove(session.who(), view.id(), view.chosen()).expunged();
            toast.done("list.removed", gone.size());
            finish(Optional.empty());
        } else {
            move(tree.trashOf(view.getFolder()), "list.trashed");
        }
    }

    public void moveTo(long folder) throws MailException {
        Optional<FolderEntry> target = tree.byId(folder);
        if (target.isPresent()) {
            move(target.get().name(), "list.moved");
        } else {
            toast.failed("folder.gone");
        }
    }

    public void undo() throws MailException {
        if (undo != null) {
            CopyResult back = access.move(session.who(), undo.folder(), undo.messages(), undo.back());
            toast.done("list.undone", back.targets().size());
            finish(Optional.empty());
        }
    }

    public void markSeen(boolean seen) throws MailException {
        mark(seen, Flag.SEEN);
        toast.done(seen ? "list.seen" : "list.unseen");
    }

    public void markFlagged(boolean flagged) throws MailException {
        mark(flagged, Flag.FLAGGED);
        toast.done(flagged ? "list.flagged" : "list.unflagged");
    }

    public boolean isUndoable() {
        return undo != null;
    }

    private void mark(boolean set, Flag flag) throws MailException {
        FlagUpdate update = set ? FlagUpdate.add(flag) : FlagUpdate.remove(flag);
        access.store(session.who(), view.id(), view.chosen(), update, OptionalLong.empty());
        view.reread();
    }

    private void move(FolderName target, String said) throws MailException {
        FolderName source = view.getFolder().name();
        CopyResult moved = access.move(session.who(), view.id(), view.chosen(), target);
        FolderId there = access.status(session.who(), target).id();
        toast.done(said, moved.targets().size());
        finish(Optional.of(new Undo(there, moved.targetSet(), source)));
    }

    private void finish(Optional<Undo> next) throws MailException {
        undo = next.orElse(null);
        view.reread();
    }
}

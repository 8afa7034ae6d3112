package org.mailmax.web.webmail.outbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.outbox.Outbox;
import org.mailmax.queue.outbox.Scheduled;
import org.mailmax.web.webmail.folder.FolderTree;
import org.mailmax.web.webmail.login.MailSession;

/// Takes a message back that has not left yet: it becomes a draft again.
@RequestScoped
public class TakingBack {

    /// What came of it.
    public sealed interface Result {

        /// It is a draft again.
        record Draft(long folder, long message) implements Result {}

        /// It has left.
        record TooLate() implements Result {}

        /// Its author has removed the copy it could be made a draft from; it still leaves.
        record NoCopy() implements Result {}
    }

    @Inject
    private MailAccess access;

    @Inject
    private MailSession session;

    @Inject
    private FolderTree folders;

    @Inject
    private Outbox outbox;

    /// The draft is made before the message is taken out of the queue, so that at no moment it is nowhere.
    public Result takeBack(Scheduled message) throws MailException {
        FolderName drafts = folders.forUse(SpecialUse.DRAFTS);
        FolderId folder = access.status(who(), drafts).id();
        UidSet draft = copy(message, drafts);
        if (draft.isEmpty()) {
            return new Result.NoCopy();
        }
        if (!outbox.cancel(who(), message.traceId())) {
            access.remove(who(), folder, draft);
            return new Result.TooLate();
        }
        access.store(who(), folder, draft, FlagUpdate.add(Flag.DRAFT), OptionalLong.empty());
        access.remove(who(), new FolderId(message.folder()), UidSet.of(message.uid()));
        return new Result.Draft(folder.value(), draft.last());
    }

    private UidSet copy(Scheduled message, FolderName drafts) throws MailException {
        try {
            CopyResult copy = access.copy(who(), new FolderId(message.folder()), UidSet.of(message.uid()), drafts);
            return copy.targetSet();
        } catch (MailException.NoSuchFolder removed) {
            return UidSet.NONE;
        }
    }

    private Identity who() {
        return session.who();
    }
}

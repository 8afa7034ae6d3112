package org.mailmax.web.webmail.compose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.webmail.login.MailSession;

/// Marks the message that was answered or forwarded, and removes the draft that was sent.
@RequestScoped
public class OriginalMark {

    private static final Flag FORWARDED = Flag.of("$Forwarded");

    @Inject
    private MailAccess access;

    @Inject
    private MailSession session;

    /// What was sent is sent: that the mark could not be set is no failure of sending.
    void after(Beginning.Mode mode, long folder, long message) {
        try {
            switch (mode) {
                case NEW -> {}
                case REPLY, REPLY_ALL -> mark(folder, message, Flag.ANSWERED);
                case FORWARD -> mark(folder, message, FORWARDED);
                case DRAFT -> remove(folder, message);
            }
        } catch (MailException unmarked) {
            System.getLogger(OriginalMark.class.getName()).log(System.Logger.Level.DEBUG, "not marked", unmarked);
        }
    }

    void afterSaving(Beginning.Mode mode, long folder, long message) throws MailException {
        if (mode == Beginning.Mode.DRAFT) {
            remove(folder, message);
        }
    }

    private void mark(long folder, long message, Flag flag) throws MailException {
        access.store(
                session.who(), new FolderId(folder), UidSet.of(message), FlagUpdate.add(flag), OptionalLong.empty());
    }

    private void remove(long folder, long message) throws MailException {
        access.remove(session.who(), new FolderId(folder), UidSet.of(message));
    }
}

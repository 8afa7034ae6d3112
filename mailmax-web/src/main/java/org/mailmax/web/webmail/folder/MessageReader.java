package org.mailmax.web.webmail.folder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.FlagUpdate;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.webmail.login.MailSession;
import org.mailmax.web.webmail.message.MessageBody;
import org.mailmax.web.webmail.message.MessageParts;
import org.mailmax.web.webmail.message.MessageSource;
import org.mailmax.web.webmail.message.OpenMessage;

/// Opens a message to read, which marks it as seen.
@ApplicationScoped
public class MessageReader {

    @Inject
    private MailAccess mail;

    @Inject
    private MailSession session;

    @Inject
    private MessageSource source;

    @Inject
    private MessageBody body;

    /// The message, or nothing when it is gone.
    Optional<OpenMessage> read(FolderId folder, long uid) throws MailException {
        Optional<MessageView> found = source.find(folder.value(), uid);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        MessageView view = found.get();
        FlagUpdate update = markSeen(folder, view);
        MessageParts parts = MessageParts.of(view.summary().orElseThrow().structure());
        int blocked = body.render(parts, view.content().orElseThrow(), false).blocked();
        return Optional.of(OpenMessage.of(view, blocked).with(update.applyTo(view.flags())));
    }

    /// Who may only read a shared mailbox leaves no mark.
    private FlagUpdate markSeen(FolderId folder, MessageView view) throws MailException {
        FlagUpdate seen = FlagUpdate.add(Flag.SEEN);
        if (view.flags().contains(Flag.SEEN)) {
            return seen;
        }
        try {
            mail.store(session.who(), folder, UidSet.of(view.uid()), seen, OptionalLong.empty());
            return seen;
        } catch (MailException.NotPermitted readOnly) {
            return FlagUpdate.add();
        }
    }

    /// The same message with the flags it has now, or nothing when it is gone.
    Optional<OpenMessage> flags(FolderId folder, OpenMessage open) throws MailException {
        return mail.fetch(session.who(), folder, UidSet.of(open.uid()), Set.of()).stream()
                .findFirst()
                .map(view -> open.with(view.flags()));
    }
}

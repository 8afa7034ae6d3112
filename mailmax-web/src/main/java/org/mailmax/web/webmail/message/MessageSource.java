package org.mailmax.web.webmail.message;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.webmail.login.MailSession;

/// A whole message of the visitor, found by folder and UID. A message of somebody else is no message: the store looks
/// at the account.
@RequestScoped
public class MessageSource {

    @Inject
    private MailAccess mail;

    @Inject
    private MailSession session;

    public Optional<MessageView> find(long folder, long uid) throws MailException {
        if (uid < 1 || uid > UidSet.MAX_UID) {
            return Optional.empty();
        }
        return mail.fetch(session.who(), new FolderId(folder), UidSet.of(uid), EnumSet.allOf(FetchPart.class)).stream()
                .filter(view -> view.summary().isPresent() && view.content().isPresent())
                .findFirst();
    }

    /// By the request parameters `folder` and `uid`; nothing when they name no message.
    public Optional<MessageView> find(HttpServletRequest request) throws MailException {
        try {
            return find(Long.parseLong(request.getParameter("folder")), Long.parseLong(request.getParameter("uid")));
        } catch (NumberFormatException | MailException.NoSuchFolder none) {
            return Optional.empty();
        }
    }
}

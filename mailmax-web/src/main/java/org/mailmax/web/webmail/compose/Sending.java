package org.mailmax.web.webmail.compose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.message.NewMessage;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.web.webmail.folder.FolderTree;
import org.mailmax.web.webmail.login.MailLogin;
import org.mailmax.web.webmail.login.MailSession;

/// Hands a message over to be delivered, as a mail program would that submits it, and keeps a copy for its author.
@RequestScoped
public class Sending {

    @Inject
    private MailTransfer transfer;

    @Inject
    private MailAccess access;

    @Inject
    private MailSession session;

    @Inject
    private FolderTree folders;

    @Inject
    private HttpServletRequest request;

    /// @throws MailException when the sender or a recipient is refused; then nothing was sent
    /// @return false when it was sent but the copy could not be kept
    boolean send(Outgoing outgoing) throws MailException, IOException {
        MessageBuilder builder = new MessageBuilder(outgoing);
        try (SpooledMessage message = builder.forRecipients()) {
            accept(outgoing, message);
        }
        try (SpooledMessage copy = builder.forAuthor()) {
            keep(SpecialUse.SENT, copy, Flags.of(Flag.SEEN));
            return true;
        } catch (MailException | IOException notKept) {
            return false;
        }
    }

    void saveDraft(Outgoing outgoing) throws MailException, IOException {
        try (SpooledMessage draft = new MessageBuilder(outgoing).forAuthor()) {
            keep(SpecialUse.DRAFTS, draft, Flags.of(Flag.SEEN, Flag.DRAFT));
        }
    }

    private void accept(Outgoing outgoing, Content message) throws MailException {
        Peer peer = MailLogin.peer(request);
        Optional<Identity> submitter = Optional.of(session.who());
        ReversePath from = ReversePath.of(outgoing.from());
        transfer.sender(peer, submitter, from, message.size());
        for (EmailAddress recipient : outgoing.recipients()) {
            transfer.recipient(peer, submitter, from, recipient);
        }
        transfer.accept(
                new TransferEnvelope(
                        peer, submitter, "localhost", from, outgoing.recipients(), outgoing.internationalised()),
                message);
    }

    private void keep(SpecialUse use, Content message, Flags flags) throws MailException {
        access.append(session.who(), folders.forUse(use), List.of(new NewMessage(message, flags, Optional.empty())));
    }
}

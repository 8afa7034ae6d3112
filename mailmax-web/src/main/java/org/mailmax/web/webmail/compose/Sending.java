package org.mailmax.web.webmail.compose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.folder.FolderName;
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
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.queue.outbox.Outbox;
import org.mailmax.queue.outbox.Scheduled;
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
    private Senders senders;

    @Inject
    private Outbox outbox;

    @Inject
    private HttpServletRequest request;

    /// @throws MailException when the sender or a recipient is refused, or when a message for later could not be kept;
    /// then nothing was sent
    Sent send(Outgoing outgoing, Departure departure) throws MailException, IOException {
        MessageBuilder builder = new MessageBuilder(outgoing);
        Optional<Instant> hold = departure.holdUntil(Instant.now());
        String traceId;
        try (SpooledMessage message = builder.forRecipients()) {
            traceId = accept(outgoing, message, hold);
        }
        try (SpooledMessage copy = builder.forAuthor()) {
            Scheduled kept = kept(outgoing, copy, traceId, hold.orElse(Instant.EPOCH));
            if (hold.isEmpty()) {
                return new Sent.Gone();
            }
            outbox.add(session.who(), kept);
            return new Sent.Waiting(kept);
        } catch (MailException | IOException notKept) {
            return withoutCopy(departure, traceId, notKept);
        }
    }

    /// What shall leave much later without standing in any list would be forgotten by its author: it does not leave.
    private Sent withoutCopy(Departure departure, String traceId, Exception reason) throws MailException {
        if (departure instanceof Departure.Later && outbox.cancel(session.who(), traceId)) {
            throw new MailException.TryLater("no copy could be kept", reason);
        }
        return new Sent.GoneWithoutCopy();
    }

    private Scheduled kept(Outgoing outgoing, Content copy, String traceId, Instant due) throws MailException {
        FolderName folder = senders.sent(outgoing.from());
        CopyResult result = keep(folder, copy, Flags.of(Flag.SEEN));
        return new Scheduled(
                traceId,
                due,
                access.status(session.who(), folder).id().value(),
                result.targets().getFirst(),
                outgoing.subject(),
                String.join(
                        ", ",
                        outgoing.recipients().stream()
                                .map(EmailAddress::toString)
                                .toList()));
    }

    void saveDraft(Outgoing outgoing) throws MailException, IOException {
        try (SpooledMessage draft = new MessageBuilder(outgoing).forAuthor()) {
            keep(folders.forUse(SpecialUse.DRAFTS), draft, Flags.of(Flag.SEEN, Flag.DRAFT));
        }
    }

    private String accept(Outgoing outgoing, Content message, Optional<Instant> hold) throws MailException {
        Peer peer = MailLogin.peer(request);
        Optional<Identity> submitter = Optional.of(session.who());
        ReversePath from = ReversePath.of(outgoing.from());
        transfer.sender(peer, submitter, from, message.size());
        for (EmailAddress recipient : outgoing.recipients()) {
            transfer.recipient(peer, submitter, from, recipient);
        }
        TransferEnvelope envelope = new TransferEnvelope(
                peer, submitter, "localhost", from, outgoing.recipients(), outgoing.internationalised());
        return transfer.accept(envelope.with(held(hold)), message).id();
    }

    private static DeliveryOptions held(Optional<Instant> until) {
        DeliveryOptions none = DeliveryOptions.NONE;
        return new DeliveryOptions(
                none.returned(), none.envelopeId(), none.requireTls(), none.priority(), until, none.deliverBy());
    }

    private CopyResult keep(FolderName folder, Content message, Flags flags) throws MailException {
        return access.append(session.who(), folder, List.of(new NewMessage(message, flags, Optional.empty())));
    }
}

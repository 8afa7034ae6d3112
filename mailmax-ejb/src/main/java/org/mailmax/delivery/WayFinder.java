package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.directory.Directory;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailException;

/// Says which way a message would take, by the very code that would send it there.
@ApplicationScoped
public class WayFinder {

    private static final InetSocketAddress SOMEWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Inject
    private Directory directory;

    @Inject
    private Routers routers;

    @Inject
    private SenderCheck senders;

    @Inject
    private RecipientCheck recipients;

    /// What would happen to a message.
    ///
    /// @param refusedSender what MAIL FROM would be answered, when that is a refusal
    /// @param refusedRecipient likewise for RCPT TO
    /// @param route where it would go if it were taken
    public record Way(Optional<String> refusedSender, Optional<String> refusedRecipient, Route route) {}

    /// A sender of ours is one who has logged in; everybody else sends from another host.
    public Way find(ReversePath sender, EmailAddress recipient) {
        Optional<Identity> submitter = sender.address().flatMap(this::account);
        Peer peer = new Peer(submitter.isPresent() ? Service.SUBMISSION : Service.SMTP, SOMEWHERE, true);
        Route route = routers.router(routers.addresses(sender), Set.of()).route(List.of(recipient));
        return new Way(
                refusal(() -> senders.check(peer, submitter, sender)),
                refusal(() -> recipients.check(submitter, sender, recipient)),
                route);
    }

    /// Whether a responder would not answer this sender, whatever the message says.
    public boolean isNeverAnswered(ReversePath sender) {
        return sender.address().map(ResponseRules::isNobody).orElse(true);
    }

    private Optional<Identity> account(EmailAddress sender) {
        return directory.resolve(sender) instanceof Resolution.Found found
                        && directory.owns(found.mailbox().account(), sender)
                ? Optional.of(
                        new Identity(found.mailbox().account(), found.mailbox().address()))
                : Optional.empty();
    }

    @FunctionalInterface
    private interface Check {
        void run() throws MailException;
    }

    private static Optional<String> refusal(Check check) {
        try {
            check.run();
            return Optional.empty();
        } catch (MailException refused) {
            return Optional.of(refused.getMessage());
        }
    }
}

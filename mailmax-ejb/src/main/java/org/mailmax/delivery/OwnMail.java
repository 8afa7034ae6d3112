package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.content.JoinedContent;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.Origin;
import org.mailmax.signing.Signer;
import org.mailmax.trace.Trace;
import org.mailmax.trace.TraceStep;

/// Sends what MailMax writes of its own accord, signed by a domain of ours. It has the null reverse-path: nobody would
/// read that it could not be delivered.
@ApplicationScoped
public class OwnMail {

    @Inject
    private Routers routers;

    @Inject
    private Deposits deposits;

    @Inject
    private DeliveryCommit commit;

    @Inject
    private Signer signer;

    @Inject
    private Trace trace;

    /// Durable when it returns. Must be called outside a transaction.
    ///
    /// @param domain that signs
    /// @return false when the address leads nowhere
    public boolean send(EmailAddress to, Content message, DomainName domain, Origin origin)
            throws MailException, IOException {
        Route route = routers.router(Set.of()).route(List.of(to));
        if (!route.leadsSomewhere()) {
            return false;
        }
        Instant now = Instant.now();
        Consignment consignment = new Consignment(
                TraceId.next(now),
                ReversePath.NULL,
                signed(message, domain),
                origin,
                Optional.empty(),
                to.isInternationalised(),
                Consignment.Wishes.NONE,
                now);
        commit.deposit(List.of(deposits.of(consignment, route, List.of())));
        TraceStep why = TraceStep.ofAll(TraceStep.Kind.MADE, origin.name(), "");
        trace.record(() -> Journey.made(consignment, to, route, why));
        return true;
    }

    private Content signed(Content message, DomainName domain) throws IOException {
        byte[] signature = signer.sign(message, domain).getBytes(StandardCharsets.US_ASCII);
        return new JoinedContent(Content.of(signature), message);
    }
}

package org.mailmax.queue.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.directory.Accounts;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.queue.Letter;
import org.mailmax.queue.Origin;
import org.mailmax.queue.QueueMessage;
import org.mailmax.route.srs.Srs;
import org.mailmax.signing.Sealer;
import org.mailmax.signing.Signer;

/// Makes a message ready to leave: what our users, their responders and our groups send is signed, what is forwarded
/// gets a reverse-path of ours and, where the domain wishes it, a seal. The octets themselves stay as they are.
@ApplicationScoped
public class Departures {

    private static final int REMEMBERED = 10_000;

    @Inject
    private Accounts accounts;

    @Inject
    private Signer signer;

    @Inject
    private Sealer sealer;

    @Inject
    private Srs srs;

    /// An account never changes its domain.
    private final Cache<AccountId, Optional<DomainName>> domains =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Shipment of(Letter letter, Parcel parcel) throws IOException {
        QueueMessage message = letter.message();
        Optional<DomainName> domain = message.account().flatMap(this::domain);
        return new Shipment(
                message.traceId(),
                reversePath(message, domain),
                parcel.recipients().stream()
                        .map(recipient -> new Shipment.Recipient(recipient.address(), recipient.options()))
                        .toList(),
                sealed(letter, signed(letter, domain), domain),
                message.isInternationalised(),
                message.options());
    }

    private static boolean isForward(QueueMessage message) {
        return message.origin() == Origin.FORWARD;
    }

    private ReversePath reversePath(QueueMessage message, Optional<DomainName> domain) {
        return isForward(message) && domain.isPresent()
                ? srs.forward(message.reversePath(), domain.get(), Instant.now())
                : message.reversePath();
    }

    private Content signed(Letter letter, Optional<DomainName> domain) throws IOException {
        boolean vouched = !isForward(letter.message()) || letter.message().isDistributed();
        if (!vouched || domain.isEmpty()) {
            return letter.content();
        }
        String signature = signer.sign(letter.content(), domain.get());
        return signature.isEmpty() ? letter.content() : Letters.behind(signature, letter.content());
    }

    /// After all other fields (RFC 8617 §5.1).
    private Content sealed(Letter letter, Content content, Optional<DomainName> domain) throws IOException {
        boolean sentOn = isForward(letter.message()) && domain.isPresent();
        String seal = sentOn ? sealer.seal(letter.content(), content, domain.get()) : "";
        return seal.isEmpty() ? content : Letters.behind(seal, content);
    }

    private Optional<DomainName> domain(AccountId account) {
        return domains.get(
                account, id -> accounts.find(id).map(found -> found.address().domain()));
    }
}

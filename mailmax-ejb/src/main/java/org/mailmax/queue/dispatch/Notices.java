package org.mailmax.queue.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.queue.Letter;
import org.mailmax.queue.Origin;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.QueueDestination;
import org.mailmax.queue.QueueDestinations;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.queue.report.Action;
import org.mailmax.queue.report.Fate;

/// Tells senders that it takes long, and gives up what has waited too long.
@ApplicationScoped
public class Notices {

    /// RFC 3463 §3.5: delivery time expired.
    private static final EnhancedStatus EXPIRED = EnhancedStatus.of("5.4.7");

    private static final EnhancedStatus DELAYED = EnhancedStatus.of("4.4.7");

    @Inject
    private Letters letters;

    @Inject
    private Aftermath aftermath;

    @Inject
    private QueueDestinations destinations;

    /// All of one message at one domain.
    void tell(Lane lane, Parcel parcel, Instant now) {
        Letter letter = letters.of(parcel.message(), parcel.location());
        Optional<QueueDestination> trouble = destinations.find(parcel.domain());
        List<Outcome> outcomes = parcel.recipients().stream()
                .map(recipient -> outcome(recipient, now))
                .toList();
        List<Fate> fates = parcel.recipients().stream()
                .filter(recipient -> isToBeTold(letter, recipient, now))
                .map(recipient -> fate(recipient, trouble, now))
                .toList();
        aftermath.settle(lane, letter, fates, outcomes);
    }

    private static boolean isExpired(QueueRecipient recipient, Instant now) {
        return !recipient.expires().isAfter(now);
    }

    private static Outcome outcome(QueueRecipient recipient, Instant now) {
        return isExpired(recipient, now)
                ? new Outcome.Ended(recipient.id(), recipient.message().id())
                : new Outcome.Noticed(recipient.id());
    }

    /// Who forwards is told of failures only, and of those always.
    private static boolean isToBeTold(Letter letter, QueueRecipient recipient, Instant now) {
        boolean expired = isExpired(recipient, now);
        return letter.message().origin() == Origin.FORWARD
                ? expired
                : recipient.options().wants(expired ? Event.FAILURE : Event.DELAY);
    }

    private static Fate fate(QueueRecipient recipient, Optional<QueueDestination> trouble, Instant now) {
        boolean expired = isExpired(recipient, now);
        String answer = recipient.lastAnswer().isEmpty()
                ? trouble.map(QueueDestination::lastAnswer).orElse("")
                : recipient.lastAnswer();
        return new Fate(
                recipient.address(),
                recipient.options().originalRecipient(),
                expired ? Action.FAILED : Action.DELAYED,
                expired ? EXPIRED : DELAYED,
                "",
                Reply.none(answer),
                recipient.lastAttempt().orElse(now),
                expired ? Optional.empty() : Optional.of(recipient.expires()));
    }
}

package org.mailmax.queue;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.identity.Identity;

/// Calls back what its sender has sent to go out later and that nobody has got yet, or sends it at once after all.
@Stateless
public class UndoSend {

    /// What is due so soon may be read by the dispatcher at this moment.
    private static final Duration TOO_LATE = Duration.ofSeconds(2);

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private QueueNews news;

    @Inject
    private DirectoryNews commits;

    /// Takes a message out of the queue, for all its recipients or for none.
    ///
    /// @param traceId the name the message was taken under
    /// @return false when it is too late, or when it is not the account's own
    public boolean cancel(Identity sender, String traceId) {
        List<QueueRecipient> recipients = untouched(sender, traceId);
        List<Outcome> outcomes = recipients.stream()
                .<Outcome>map(recipient ->
                        new Outcome.Ended(recipient.id(), recipient.message().id()))
                .toList();
        return !recipients.isEmpty() && Outcomes.write(em, outcomes) == outcomes.size();
    }

    /// Lets a message go that was to wait.
    ///
    /// @return false when it goes by itself at this moment, or when it is not the account's own
    public boolean sendNow(Identity sender, String traceId) {
        List<QueueRecipient> recipients = untouched(sender, traceId);
        Instant now = Instant.now();
        for (QueueRecipient recipient : recipients) {
            recipient.dueFrom(now);
            DomainName domain = recipient.domain();
            int priority = recipient.message().options().priority();
            commits.afterCommit(() -> news.due(domain, priority, now));
        }
        return !recipients.isEmpty();
    }

    /// The recipients of a message of which none has been tried; none when one has.
    private List<QueueRecipient> untouched(Identity sender, String traceId) {
        List<QueueRecipient> recipients = em.createQuery(
                        "SELECT r FROM QueueRecipient r JOIN FETCH r.message m WHERE m.traceId = :trace"
                                + " AND m.accountId = :account",
                        QueueRecipient.class)
                .setParameter("trace", traceId)
                .setParameter("account", sender.account().value())
                .getResultList();
        Instant soon = Instant.now().plus(TOO_LATE);
        return recipients.stream().allMatch(recipient -> isUntouched(recipient, soon)) ? recipients : List.of();
    }

    private static boolean isUntouched(QueueRecipient recipient, Instant soon) {
        return recipient.message().options().holdUntil().isPresent()
                && recipient.attempts() == 0
                && recipient.nextAttempt().isAfter(soon);
    }
}

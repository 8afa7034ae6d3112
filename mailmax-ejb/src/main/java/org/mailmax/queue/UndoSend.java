package org.mailmax.queue;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailmax.mail.identity.Identity;

/// Calls back what its sender has sent to go out later and that nobody has got yet.
@Stateless
public class UndoSend {

    /// What is due so soon may be read by the dispatcher at this moment.
    private static final Duration TOO_LATE = Duration.ofSeconds(2);

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// Takes a message out of the queue, for all its recipients or for none.
    ///
    /// @param traceId the name the message was taken under
    /// @return false when it is too late, or when it is not the account's own
    public boolean cancel(Identity sender, String traceId) {
        List<QueueRecipient> recipients = em.createQuery(
                        "SELECT r FROM QueueRecipient r JOIN FETCH r.message m WHERE m.traceId = :trace"
                                + " AND m.accountId = :account",
                        QueueRecipient.class)
                .setParameter("trace", traceId)
                .setParameter("account", sender.account().value())
                .getResultList();
        Instant soon = Instant.now().plus(TOO_LATE);
        if (recipients.isEmpty() || !recipients.stream().allMatch(recipient -> isUntouched(recipient, soon))) {
            return false;
        }
        List<Outcome> outcomes = recipients.stream()
                .<Outcome>map(recipient ->
                        new Outcome.Ended(recipient.id(), recipient.message().id()))
                .toList();
        return Outcomes.write(em, outcomes) == outcomes.size();
    }

    private static boolean isUntouched(QueueRecipient recipient, Instant soon) {
        return recipient.message().options().holdUntil().isPresent()
                && recipient.attempts() == 0
                && recipient.nextAttempt().isAfter(soon);
    }
}

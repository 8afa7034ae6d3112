package org.mailmax.queue.outbox;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;
import org.mailmax.queue.UndoSend;

/// The messages that wait for their time, and the time in which one may think again, in the database.
@Stateless
public class ScheduledMessages {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private UndoSend queue;

    /// Those of the account that have left meanwhile are forgotten.
    public void add(AccountId account, Scheduled message) {
        em.createQuery("DELETE FROM ScheduledMessage s WHERE s.accountId = :account AND s.dueAt < :now")
                .setParameter("account", account.value())
                .setParameter("now", Instant.now().getEpochSecond())
                .executeUpdate();
        em.persist(new ScheduledMessage(account, message));
    }

    /// Those that have not left yet, the next one first.
    public List<Scheduled> list(AccountId account) {
        return em.createQuery(
                        "SELECT s FROM ScheduledMessage s WHERE s.accountId = :account AND s.dueAt > :now"
                                + " ORDER BY s.dueAt, s.traceId",
                        ScheduledMessage.class)
                .setParameter("account", account.value())
                .setParameter("now", Instant.now().getEpochSecond())
                .getResultStream()
                .map(ScheduledMessage::asScheduled)
                .toList();
    }

    /// @return false when it is too late, or when it is not the account's own
    public boolean cancel(Identity sender, String traceId) {
        return queue.cancel(sender, traceId) && forget(sender.account(), traceId);
    }

    /// @return false when it has left, or when it is not the account's own
    public boolean sendNow(Identity sender, String traceId) {
        return queue.sendNow(sender, traceId) && forget(sender.account(), traceId);
    }

    private boolean forget(AccountId account, String traceId) {
        em.createQuery("DELETE FROM ScheduledMessage s WHERE s.accountId = :account AND s.traceId = :trace")
                .setParameter("account", account.value())
                .setParameter("trace", traceId)
                .executeUpdate();
        return true;
    }

    public Duration undoTime(AccountId account) {
        return Optional.ofNullable(em.find(UndoTime.class, account.value()))
                .map(UndoTime::time)
                .orElse(UndoTime.DEFAULT);
    }

    public void useUndoTime(AccountId account, Duration time) {
        UndoTime chosen =
                Optional.ofNullable(em.find(UndoTime.class, account.value())).orElseGet(() -> new UndoTime(account));
        chosen.choose(time);
        em.persist(chosen);
    }
}

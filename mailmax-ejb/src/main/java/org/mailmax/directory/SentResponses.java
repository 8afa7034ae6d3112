package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// Remembers who was answered by an autoresponder, and when.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SentResponses {

    private static final Duration KEPT = Duration.ofDays(ResponderPeriod.MAX_DAYS);

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// Whether the sender was answered after the given time.
    public boolean isSince(AccountId account, EmailAddress sender, Instant time) {
        return find(em, account, sender)
                .filter(mark -> mark.sent().isAfter(time))
                .isPresent();
    }

    /// To be written in the transaction in which the response becomes true. Marks that are too old to matter go.
    public static void mark(EntityManager em, AccountId account, EmailAddress sender, Instant sent) {
        Account owner = em.find(Account.class, account.value());
        if (owner == null) {
            return;
        }
        em.createQuery("DELETE FROM ResponseSent r WHERE r.account = :account AND r.sentAt < :old")
                .setParameter("account", owner)
                .setParameter("old", sent.minus(KEPT).getEpochSecond())
                .executeUpdate();
        find(em, account, sender)
                .ifPresentOrElse(mark -> mark.sentAgain(sent), () -> em.persist(new ResponseSent(owner, sender, sent)));
    }

    private static Optional<ResponseSent> find(EntityManager em, AccountId account, EmailAddress sender) {
        return Optional.ofNullable(
                em.find(ResponseSent.class, new ResponseSentKey(account.value(), Forward.key(sender))));
    }
}

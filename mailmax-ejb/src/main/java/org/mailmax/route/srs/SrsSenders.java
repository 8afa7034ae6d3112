package org.mailmax.route.srs;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;

/// The senders that did not fit, in the database.
@Stateless
public class SrsSenders {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void remember(String token, EmailAddress address, Instant now) {
        Optional.ofNullable(em.find(SrsSender.class, token))
                .ifPresentOrElse(known -> known.use(now), () -> em.persist(new SrsSender(token, address, now)));
    }

    public Optional<EmailAddress> find(String token) {
        return Optional.ofNullable(em.find(SrsSender.class, token)).map(SrsSender::address);
    }

    /// Forgets those that have not been used for so long that no bounce can come any more.
    ///
    /// @return how many
    public int sweep(Instant now) {
        return em.createQuery("DELETE FROM SrsSender s WHERE s.usedAt < :before")
                .setParameter(
                        "before",
                        now.minus(Duration.ofDays(SrsCodec.MAX_AGE_DAYS + 1L)).getEpochSecond())
                .executeUpdate();
    }
}

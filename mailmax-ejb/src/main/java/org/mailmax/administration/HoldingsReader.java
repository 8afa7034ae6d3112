package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.Holdings.DomainStorage;
import org.mailmax.administration.Holdings.RefusedLogin;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Service;
import org.mailmax.queue.limit.SendingRecords;

/// Reads [Holdings], each in one query.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class HoldingsReader {

    static final Duration KEY_PATIENCE = Duration.ofDays(7);

    private static final Duration LATELY = Duration.ofDays(1);
    private static final int SHOWN = 10;

    private static final String STORAGE = """
        SELECT d.name, COALESCE(SUM(u.octets), 0), COALESCE(SUM(u.messages), 0), d.max_total_octets FROM domain d
        LEFT JOIN account a ON a.domain_id = d.id LEFT JOIN quota_usage u ON u.account_id = a.id
        GROUP BY d.id, d.name, d.max_total_octets ORDER BY 2 DESC, d.name
        """;
    private static final String REFUSED = """
        SELECT a.local_part, d.name, l.service, l.remote, l.last_at, l.times FROM login_record l
        JOIN account a ON a.id = l.account_id JOIN domain d ON d.id = a.domain_id
        WHERE l.succeeded = FALSE AND l.last_at > ?1 ORDER BY l.last_at DESC, l.remote
        """;
    private static final String FULL = """
        SELECT COUNT(*) FROM account a JOIN quota_usage u ON u.account_id = a.id
        WHERE a.quota_octets > 0 AND a.retired_at = 0 AND u.octets * 10 >= a.quota_octets * 9
        """;
    private static final String UNPUBLISHED =
            "SELECT COUNT(*) FROM signing_key k WHERE k.state = 'PREPARED' AND k.changed_at < ?1";

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private SendingRecords sending;

    public Holdings read(Instant now) {
        return new Holdings(
                Listings.rows(em.createNativeQuery(STORAGE).setMaxResults(SHOWN), HoldingsReader::storage),
                refused(now),
                number(em.createNativeQuery(FULL).getSingleResult()),
                number(em.createNativeQuery(UNPUBLISHED)
                        .setParameter(1, now.minus(KEY_PATIENCE).getEpochSecond())
                        .getSingleResult()),
                sending.blocked(Optional.empty()).size());
    }

    private List<RefusedLogin> refused(Instant now) {
        return Listings.rows(
                em.createNativeQuery(REFUSED)
                        .setParameter(1, now.minus(LATELY).getEpochSecond())
                        .setMaxResults(SHOWN),
                HoldingsReader::refusedLogin);
    }

    private static DomainStorage storage(Object[] row) {
        return new DomainStorage(new DomainName((String) row[0]), number(row[1]), number(row[2]), number(row[3]));
    }

    private static RefusedLogin refusedLogin(Object[] row) {
        return new RefusedLogin(
                new EmailAddress((String) row[0], new DomainName((String) row[1])),
                Service.valueOf((String) row[2]),
                (String) row[3],
                Instant.ofEpochSecond(number(row[4])),
                number(row[5]));
    }

    private static long number(Object value) {
        return Listings.number(value);
    }
}

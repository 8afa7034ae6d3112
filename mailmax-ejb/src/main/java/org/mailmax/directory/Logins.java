package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.directory.LoginHistory.Count;
import org.mailmax.directory.LoginHistory.Kind;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Service;

/// The logins in the database.
@Stateless
public class Logins {

    /// Older ones are of no use to anybody, and personal data besides.
    public static final Duration KEPT = Duration.ofDays(90);

    private static final String KEY =
            " account_id = ?1 AND service = ?2 AND remote = ?3 AND label = ?4 AND succeeded = ?5";

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private LoginHistory history;

    /// The newest first, those of this very moment included.
    public List<Login> newest(AccountId account, int count) {
        write(history.take());
        List<?> rows = em.createNativeQuery("""
            SELECT service, remote, label, succeeded, first_at, last_at, times FROM login_record
            WHERE account_id = ?1 ORDER BY last_at DESC, service, remote, label
            """)
                .setParameter(1, account.value())
                .setMaxResults(count)
                .getResultList();
        return rows.stream().map(row -> login((Object[]) row)).toList();
    }

    /// When somebody last read the mailbox of an account, by whatever protocol.
    public Optional<Instant> lastRead(AccountId account) {
        return newest(account, 100).stream()
                .filter(login -> login.succeeded() && login.service() != Service.SUBMISSION)
                .map(Login::last)
                .findFirst();
    }

    public void write(Map<Kind, Count> counts) {
        counts.forEach(this::write);
    }

    private void write(Kind kind, Count count) {
        int updated = keyed("UPDATE login_record SET times = times + ?6, last_at = ?7 WHERE" + KEY, kind)
                .setParameter(6, count.times())
                .setParameter(7, count.last().getEpochSecond())
                .executeUpdate();
        if (updated == 0) {
            keyed("""
                INSERT INTO login_record (account_id, service, remote, label, succeeded, times, last_at, first_at)
                SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM account WHERE id = ?1
                """, kind)
                    .setParameter(6, count.times())
                    .setParameter(7, count.last().getEpochSecond())
                    .setParameter(8, count.first().getEpochSecond())
                    .executeUpdate();
        }
    }

    public void forget() {
        em.createNativeQuery("DELETE FROM login_record WHERE last_at < ?1")
                .setParameter(1, Instant.now().minus(KEPT).getEpochSecond())
                .executeUpdate();
    }

    private Query keyed(String sql, Kind kind) {
        return em.createNativeQuery(sql)
                .setParameter(1, kind.account().value())
                .setParameter(2, kind.service().name())
                .setParameter(3, kind.remote())
                .setParameter(4, kind.label())
                .setParameter(5, kind.succeeded());
    }

    private static Login login(Object[] row) {
        return new Login(
                Service.valueOf((String) row[0]),
                (String) row[1],
                (String) row[2],
                (Boolean) row[3],
                Instant.ofEpochSecond(((Number) row[4]).longValue()),
                Instant.ofEpochSecond(((Number) row[5]).longValue()),
                ((Number) row[6]).longValue());
    }
}

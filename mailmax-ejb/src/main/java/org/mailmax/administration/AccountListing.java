package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AccountSummary.Column;
import org.mailmax.directory.Access;
import org.mailmax.directory.Account.Kind;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.identity.AccountId;

/// Reads lines of the list of mailboxes in one query for a page: the page is found first, then what its rows show.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountListing {

    private static final String COLUMNS = """
        SELECT a.id, a.local_part, a.enabled, a.store_mail, a.allow_forwarding, a.allow_responder,
          a.responder_subject, a.responder_text, a.quota_octets, a.created_at,
          COALESCE(u.octets, 0), COALESCE(u.messages, 0),
          (SELECT COUNT(*) FROM address x WHERE x.account_id = a.id AND x.is_alias = TRUE),
          (SELECT COUNT(*) FROM forward f WHERE f.account_id = a.id),
          a.kind, a.suspended, a.protocols, a.responder_from, a.responder_until, a.responder_days, a.second_factor,
          (SELECT MAX(l.last_at) FROM login_record l WHERE l.account_id = a.id AND l.succeeded = TRUE)
        """;
    private static final String FROM = """
        FROM address own JOIN account a ON a.id = own.account_id
        LEFT JOIN quota_usage u ON u.account_id = a.id
        """;
    private static final String IN_DOMAIN = """
         WHERE own.domain_id = (SELECT d.id FROM domain d WHERE d.name = ?1) AND own.is_alias = FALSE
        """;
    private static final String IN_USE = " AND a.retired_at = 0";
    private static final String FILTER = " AND own.local_key LIKE ?2 ESCAPE '!'";
    private static final String NAMED = " AND own.local_key = ?2";
    private static final String COUNT = "SELECT COUNT(*) FROM address own JOIN account a ON a.id = own.account_id";

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public Page<AccountSummary> page(DomainName domain, ListRequest<Column> request) {
        String pattern = Listings.contains(request.filter());
        String where = IN_DOMAIN + IN_USE + FILTER;
        String order = Listings.orderBy(column(request.sort()), request.order(), "own.local_key");
        Query page = query(COLUMNS + FROM + where + order, domain, pattern)
                .setFirstResult(request.first())
                .setMaxResults(request.size());
        Number total = (Number) query(COUNT + where, domain, pattern).getSingleResult();
        return new Page<>(summaries(page, domain), total.longValue());
    }

    /// The line of an account that exists.
    public AccountSummary one(EmailAddress address) {
        Query query = query(COLUMNS + FROM + IN_DOMAIN + NAMED, address.domain(), address.localKey());
        return summaries(query, address.domain()).getFirst();
    }

    private Query query(String sql, DomainName domain, String name) {
        return em.createNativeQuery(sql).setParameter(1, domain.name()).setParameter(2, name);
    }

    private static List<AccountSummary> summaries(Query query, DomainName domain) {
        return Listings.rows(query, row -> summary(row, domain));
    }

    private static String column(Column column) {
        return switch (column) {
            case ADDRESS -> "own.local_key";
            case OCTETS -> "COALESCE(u.octets, 0)";
            case MESSAGES -> "COALESCE(u.messages, 0)";
            case QUOTA -> "a.quota_octets";
            case CREATED -> "a.created_at";
        };
    }

    private static AccountSummary summary(Object[] row, DomainName domain) {
        long quota = Listings.number(row[8]);
        return new AccountSummary(
                new AccountId(Listings.number(row[0])),
                new EmailAddress((String) row[1], domain),
                Kind.valueOf((String) row[14]),
                settings(row, quota),
                new Quota(Listings.number(row[10]), quota, Listings.number(row[11])),
                Listings.number(row[12]),
                Listings.number(row[13]),
                (Boolean) row[20],
                Optional.ofNullable(row[21]).map(Listings::number).map(Instant::ofEpochSecond),
                Instant.ofEpochSecond(Listings.number(row[9])));
    }

    private static AccountSettings settings(Object[] row, long quota) {
        ResponderSettings responder = new ResponderSettings(
                (Boolean) row[5], (String) row[6], (String) row[7], Listings.period(row[17], row[18], row[19]));
        Access access = new Access((Boolean) row[15], Access.protocols((int) Listings.number(row[16])));
        return new AccountSettings((Boolean) row[2], (Boolean) row[3], (Boolean) row[4], responder, quota, access);
    }
}

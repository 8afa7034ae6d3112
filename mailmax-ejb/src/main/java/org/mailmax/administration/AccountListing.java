package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private static final String ROWS = """
        SELECT a.id, a.local_part, a.enabled, a.store_mail, a.allow_forwarding, a.allow_responder,
          a.responder_subject, a.responder_text, a.quota_octets, a.created_at,
          COALESCE(u.octets, 0), COALESCE(u.messages, 0),
          (SELECT COUNT(*) FROM address x WHERE x.account_id = a.id AND x.is_alias = TRUE),
          (SELECT COUNT(*) FROM forward f WHERE f.account_id = a.id),
          a.kind, a.suspended, a.protocols, a.responder_from, a.responder_until, a.responder_days, a.second_factor,
          (SELECT MAX(l.last_at) FROM login_record l WHERE l.account_id = a.id AND l.succeeded = TRUE)
        FROM account a LEFT JOIN quota_usage u ON u.account_id = a.id
        WHERE a.id IN (%s)
        """;
    private static final String ALL = " FROM account a";
    private static final String ALL_IN_DOMAIN = " WHERE a.domain_id = ?1";
    private static final String OWN = " FROM address own";
    private static final String WITH_ACCOUNT = " JOIN account a ON a.id = own.account_id";
    private static final String WITH_USAGE = " LEFT JOIN quota_usage u ON u.account_id = a.id";
    private static final String IN_DOMAIN = """
         WHERE own.domain_id = ?1 AND own.is_alias = FALSE
        """;
    private static final String RETIRED = "SELECT r.id FROM account r WHERE r.retired_at > 0 AND r.domain_id = ?1";
    private static final String FILTER = " AND own.local_key LIKE ?2 ESCAPE '!'";
    private static final String NAMED = " AND own.local_key = ?2";

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public Page<AccountSummary> page(DomainName domain, ListRequest<Column> request) {
        List<Long> ids = Listings.numbers(em.createNativeQuery("SELECT d.id FROM domain d WHERE d.name = ?1")
                .setParameter(1, domain.name()));
        if (ids.isEmpty()) {
            return new Page<>(List.of(), 0);
        }
        long id = ids.getFirst();
        String filter = request.filter();
        List<Long> retired = Listings.numbers(em.createNativeQuery(RETIRED).setParameter(1, id));
        String named = IN_DOMAIN + without("own.account_id", retired) + (filter.isBlank() ? "" : FILTER);
        List<Long> keys = Listings.numbers(query(keys(request, named, retired), id, filter)
                .setFirstResult(request.first())
                .setMaxResults(request.size()));
        Number total =
                (Number) query("SELECT COUNT(*)" + OWN + named, id, filter).getSingleResult();
        return new Page<>(summaries(keys, domain), total.longValue());
    }

    /// The accounts of a page, in its order. Where nothing is looked for, no names are read: an index has the
    /// accounts of the domain by age and by quota, and where they are equal the older comes first.
    ///
    /// @param named what is asked of the names
    private static String keys(ListRequest<Column> request, String named, List<Long> retired) {
        Column column = request.sort();
        String direction = request.order() == ListRequest.Order.DESCENDING ? " DESC" : " ASC";
        if (column == Column.ADDRESS) {
            return "SELECT own.account_id" + OWN + named + " ORDER BY own.local_key" + direction;
        }
        String joined =
                switch (column) {
                    case OCTETS, MESSAGES -> WITH_USAGE;
                    default -> "";
                };
        String from = request.filter().isBlank()
                ? ALL + joined + ALL_IN_DOMAIN + without("a.id", retired)
                : OWN + WITH_ACCOUNT + joined + named;
        return "SELECT a.id" + from + " ORDER BY " + column(column) + direction + ", a.id" + direction;
    }

    /// The line of an account that exists.
    public AccountSummary one(EmailAddress address) {
        String own = "SELECT own.account_id FROM address own JOIN domain d ON d.id = own.domain_id"
                + " WHERE d.name = ?1 AND own.is_alias = FALSE" + NAMED;
        Query query = em.createNativeQuery(own)
                .setParameter(1, address.domain().name())
                .setParameter(2, address.localKey());
        return summaries(Listings.numbers(query), address.domain()).getFirst();
    }

    /// Deleted accounts are few: they are taken away from the names here, so that no other account is looked at. As a
    /// subquery H2 would ask for them again for every name.
    private static String without(String account, List<Long> retired) {
        return retired.isEmpty() ? "" : " AND " + account + " NOT IN (" + list(retired) + ")";
    }

    private static String list(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private Query query(String sql, long domain, String filter) {
        Query query = em.createNativeQuery(sql).setParameter(1, domain);
        return filter.isBlank() ? query : query.setParameter(2, Listings.contains(filter));
    }

    /// The rows of these accounts, in this order.
    private List<AccountSummary> summaries(List<Long> ids, DomainName domain) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, AccountSummary> found = summaries(em.createNativeQuery(ROWS.formatted(list(ids))), domain).stream()
                .collect(Collectors.toMap(row -> row.id().value(), Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
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

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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailmax.administration.DomainSummary.Column;
import org.mailmax.directory.Domain;
import org.mailmax.directory.DomainLimits;
import org.mailmax.mail.address.DomainName;

/// Reads lines of the domain list, a page at a time.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DomainListing {

    private static final String ROWS = """
        SELECT d.id, d.name, d.enabled, d.suspended, d.created_at,
          d.max_accounts, d.max_aliases, d.max_account_octets, d.max_total_octets
        """;
    private static final String ACCOUNTS = """
        SELECT a.domain_id, COUNT(*), SUM(a.quota_octets), COALESCE(SUM(u.messages), 0), COALESCE(SUM(u.octets), 0)
        FROM account a LEFT JOIN quota_usage u ON u.account_id = a.id
        WHERE a.domain_id IN (%s) GROUP BY a.domain_id
        """;
    private static final String ALIASES = """
        SELECT x.domain_id, COUNT(*) FROM address x
        WHERE x.domain_id IN (%s) AND x.is_alias = TRUE GROUP BY x.domain_id
        """;
    private static final Object[] NOTHING = {0, 0, 0, 0, 0};
    private static final String FROM = "FROM domain d WHERE d.name LIKE ?1 ESCAPE '!'";
    private static final int FIRST_NAME = 2;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// @param only the domains that may be seen; all when there is no set
    public Page<DomainSummary> page(Optional<Set<DomainName>> only, ListRequest<Column> request) {
        if (only.filter(Set::isEmpty).isPresent()) {
            return new Page<>(List.of(), 0);
        }
        String from = FROM + Listings.among("d.name", only, FIRST_NAME);
        String order = Listings.orderBy(column(request.sort()), request.order(), "d.id");
        List<Object[]> rows = Listings.rows(
                bound(em.createNativeQuery(ROWS + from + order), only, request.filter())
                        .setFirstResult(request.first())
                        .setMaxResults(request.size()),
                Function.identity());
        Number total = (Number) bound(em.createNativeQuery("SELECT COUNT(*) " + from), only, request.filter())
                .getSingleResult();
        return new Page<>(summaries(rows), total.longValue());
    }

    /// What the domains of a page hold is added up once for all of them.
    private List<DomainSummary> summaries(List<Object[]> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        String ids = rows.stream().map(row -> row[0].toString()).collect(Collectors.joining(", "));
        Map<Long, Object[]> accounts = sums(ACCOUNTS, ids);
        Map<Long, Object[]> aliases = sums(ALIASES, ids);
        return rows.stream()
                .map(row -> summary(
                        row,
                        accounts.getOrDefault(Listings.number(row[0]), NOTHING),
                        aliases.getOrDefault(Listings.number(row[0]), NOTHING)))
                .toList();
    }

    /// @return lines of numbers by the first of them
    private Map<Long, Object[]> sums(String query, String ids) {
        return Listings.rows(em.createNativeQuery(query.formatted(ids)), Function.identity()).stream()
                .collect(Collectors.toMap(row -> Listings.number(row[0]), Function.identity()));
    }

    /// The line of a domain that exists.
    public DomainSummary one(DomainName name) {
        return page(Optional.of(Set.of(name)), ListRequest.all(Column.NAME))
                .rows()
                .getFirst();
    }

    private static Query bound(Query query, Optional<Set<DomainName>> only, String filter) {
        query.setParameter(1, Listings.contains(filter));
        int number = FIRST_NAME;
        for (DomainName name : only.orElse(Set.of())) {
            query.setParameter(number++, name.name());
        }
        return query;
    }

    private static String column(Column column) {
        return switch (column) {
            case NAME -> "d.name";
            case CREATED -> "d.created_at";
        };
    }

    private static DomainSummary summary(Object[] row, Object[] accounts, Object[] aliases) {
        return new DomainSummary(
                new DomainName((String) row[1]),
                Domain.state((Boolean) row[2], (Boolean) row[3]),
                Listings.number(accounts[1]),
                Listings.number(aliases[1]),
                Listings.number(accounts[3]),
                Listings.number(accounts[4]),
                Listings.number(accounts[2]),
                new DomainLimits(
                        Listings.number(row[5]),
                        Listings.number(row[6]),
                        Listings.number(row[7]),
                        Listings.number(row[8])),
                Instant.ofEpochSecond(Listings.number(row[4])));
    }
}

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
import java.util.Set;
import org.mailmax.administration.DomainSummary.Column;
import org.mailmax.directory.Domain;
import org.mailmax.directory.DomainLimits;
import org.mailmax.mail.address.DomainName;

/// Reads lines of the domain list in one query for a page.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DomainListing {

    private static final String ROWS = """
        SELECT d.name, d.enabled, d.suspended, d.created_at,
          d.max_accounts, d.max_aliases, d.max_account_octets, d.max_total_octets,
          (SELECT COUNT(*) FROM account a WHERE a.domain_id = d.id),
          (SELECT COUNT(*) FROM address x WHERE x.domain_id = d.id AND x.is_alias = TRUE),
          (SELECT COALESCE(SUM(u.messages), 0) FROM quota_usage u JOIN account a ON a.id = u.account_id
            WHERE a.domain_id = d.id),
          (SELECT COALESCE(SUM(u.octets), 0) FROM quota_usage u JOIN account a ON a.id = u.account_id
            WHERE a.domain_id = d.id),
          (SELECT COALESCE(SUM(a.quota_octets), 0) FROM account a WHERE a.domain_id = d.id)
        """;
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
        List<DomainSummary> rows = Listings.rows(
                bound(em.createNativeQuery(ROWS + from + order), only, request.filter())
                        .setFirstResult(request.first())
                        .setMaxResults(request.size()),
                DomainListing::summary);
        Number total = (Number) bound(em.createNativeQuery("SELECT COUNT(*) " + from), only, request.filter())
                .getSingleResult();
        return new Page<>(rows, total.longValue());
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

    private static DomainSummary summary(Object[] row) {
        return new DomainSummary(
                new DomainName((String) row[0]),
                Domain.state((Boolean) row[1], (Boolean) row[2]),
                Listings.number(row[8]),
                Listings.number(row[9]),
                Listings.number(row[10]),
                Listings.number(row[11]),
                Listings.number(row[12]),
                new DomainLimits(
                        Listings.number(row[4]),
                        Listings.number(row[5]),
                        Listings.number(row[6]),
                        Listings.number(row[7])),
                Instant.ofEpochSecond(Listings.number(row[3])));
    }
}

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
import org.mailmax.administration.DomainSummary.Column;
import org.mailmax.mail.address.DomainName;

/// Reads lines of the domain list in one query for a page.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DomainListing {

    private static final String ROWS = """
        SELECT d.name, d.enabled, d.created_at,
          (SELECT COUNT(*) FROM account a WHERE a.domain_id = d.id),
          (SELECT COUNT(*) FROM address x WHERE x.domain_id = d.id AND x.is_alias = TRUE),
          (SELECT COALESCE(SUM(u.messages), 0) FROM quota_usage u JOIN account a ON a.id = u.account_id
            WHERE a.domain_id = d.id),
          (SELECT COALESCE(SUM(u.octets), 0) FROM quota_usage u JOIN account a ON a.id = u.account_id
            WHERE a.domain_id = d.id)
        FROM domain d WHERE d.name LIKE ?1 ESCAPE '!' AND (?2 = '' OR d.name = ?2)
        """;
    private static final String COUNT =
            "SELECT COUNT(*) FROM domain d WHERE d.name LIKE ?1 ESCAPE '!' AND (?2 = '' OR d.name = ?2)";

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    public Page<DomainSummary> page(Optional<DomainName> only, ListRequest<Column> request) {
        String order = Listings.orderBy(column(request.sort()), request.order(), "d.id");
        List<DomainSummary> rows = Listings.rows(
                bound(em.createNativeQuery(ROWS + order), only, request.filter())
                        .setFirstResult(request.first())
                        .setMaxResults(request.size()),
                DomainListing::summary);
        Number total = (Number)
                bound(em.createNativeQuery(COUNT), only, request.filter()).getSingleResult();
        return new Page<>(rows, total.longValue());
    }

    /// The line of a domain that exists.
    public DomainSummary one(DomainName name) {
        return Listings.rows(bound(em.createNativeQuery(ROWS), Optional.of(name), ""), DomainListing::summary)
                .getFirst();
    }

    private static Query bound(Query query, Optional<DomainName> only, String filter) {
        return query.setParameter(1, Listings.contains(filter))
                .setParameter(2, only.map(DomainName::name).orElse(""));
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
                (Boolean) row[1],
                Listings.number(row[3]),
                Listings.number(row[4]),
                Listings.number(row[5]),
                Listings.number(row[6]),
                Instant.ofEpochSecond(Listings.number(row[2])));
    }
}

package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.mail.address.DomainName;

/// Who changed what. A postmaster sees what was done to the own domain, by whomever.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AuditAdministration {

    private static final String FROM = """
         FROM AuditRecord r WHERE (:all = TRUE OR r.domain IN :domains) AND (LOWER(r.actor) LIKE :filter ESCAPE '!'
          OR LOWER(r.action) LIKE :filter ESCAPE '!' OR LOWER(r.subject) LIKE :filter ESCAPE '!'
          OR LOWER(r.detail) LIKE :filter ESCAPE '!' OR LOWER(r.after) LIKE :filter ESCAPE '!')
        """;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private Permissions permissions;

    /// The records, page by page.
    public Page<AuditEntry> list(Actor actor, ListRequest<AuditEntry.Column> request) throws AdministrationException {
        Optional<Set<DomainName>> only = permissions.visible(actor);
        String order = Listings.orderBy(column(request.sort()), request.order(), "r.id")
                + (request.order() == Order.DESCENDING ? " DESC" : "");
        List<AuditEntry> rows = bind(
                        em.createQuery("SELECT r" + FROM + order, AuditRecord.class), only, request.filter())
                .setFirstResult(request.first())
                .setMaxResults(request.size())
                .getResultStream()
                .map(AuditEntry::of)
                .toList();
        long total = bind(em.createQuery("SELECT COUNT(r)" + FROM, Long.class), only, request.filter())
                .getSingleResult();
        return new Page<>(rows, total);
    }

    private static <T> TypedQuery<T> bind(TypedQuery<T> query, Optional<Set<DomainName>> only, String filter) {
        List<String> domains = only.map(
                        names -> names.stream().map(DomainName::name).toList())
                .filter(names -> !names.isEmpty())
                .orElse(List.of("-"));
        return query.setParameter("all", only.isEmpty())
                .setParameter("domains", domains)
                .setParameter("filter", Listings.contains(filter));
    }

    private static String column(AuditEntry.Column column) {
        return switch (column) {
            case AT -> "r.atMillis";
            case ACTOR -> "r.actor";
            case ACTION -> "r.action";
            case SUBJECT -> "r.subject";
        };
    }
}

package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// The search box: finds any domain, mailbox, alias and forwarding address the actor may see.
@Stateless
public class AddressSearch {

    /// More of a kind than this is no answer; type more letters.
    public static final int MOST = 20;

    private static final String DOMAINS = """
        SELECT d.name, d.name FROM domain d WHERE d.name LIKE ?1 ESCAPE '!'%1$s
        UNION ALL
        SELECT d.name, x.name FROM domain_alias x JOIN domain d ON d.id = x.domain_id
        WHERE x.name LIKE ?1 ESCAPE '!'%1$s
        ORDER BY 2
        """;
    private static final String ADDRESSES = """
        SELECT d.name, x.local_part, a.local_part FROM address x
        JOIN domain d ON d.id = x.domain_id JOIN account a ON a.id = x.account_id
        WHERE x.local_key LIKE ?1 ESCAPE '!' AND d.name LIKE ?2 ESCAPE '!' AND a.retired_at = 0%1$s
        ORDER BY x.local_key, d.name
        """;
    private static final String FORWARDS = """
        SELECT d.name, f.target, a.local_part FROM forward f
        JOIN account a ON a.id = f.account_id JOIN domain d ON d.id = a.domain_id
        WHERE f.target_key LIKE ?1 ESCAPE '!' AND a.retired_at = 0%1$s
        ORDER BY f.target_key, a.local_part
        """;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private Permissions permissions;

    /// @param text part of a domain or of an address; `part@part` looks on both sides
    public List<Found> find(Actor actor, String text) throws AdministrationException {
        Optional<Set<DomainName>> visible = permissions.visible(actor);
        String typed = text.strip();
        if (typed.isEmpty() || visible.filter(Set::isEmpty).isPresent()) {
            return List.of();
        }
        return Stream.of(domains(typed, visible), addresses(typed, visible), forwards(typed, visible))
                .flatMap(List::stream)
                .toList();
    }

    private List<Found> domains(String typed, Optional<Set<DomainName>> visible) {
        return rows(
                query(DOMAINS, visible, 2).setParameter(1, Listings.contains(typed)),
                row -> new Found.OfDomain(new DomainName((String) row[0]), new DomainName((String) row[1])));
    }

    private List<Found> addresses(String typed, Optional<Set<DomainName>> visible) {
        int at = typed.lastIndexOf('@');
        String local = at < 0 ? typed : typed.substring(0, at);
        String domain = at < 0 ? "" : typed.substring(at + 1);
        Query query = query(ADDRESSES, visible, 3)
                .setParameter(1, Listings.contains(local))
                .setParameter(2, Listings.contains(domain));
        return rows(query, row -> new Found.OfAddress(address(row[1], row[0]), address(row[2], row[0])));
    }

    private List<Found> forwards(String typed, Optional<Set<DomainName>> visible) {
        return rows(
                query(FORWARDS, visible, 2).setParameter(1, Listings.contains(typed)),
                row -> new Found.OfForward(EmailAddress.of((String) row[1]), address(row[2], row[0])));
    }

    private static EmailAddress address(Object local, Object domain) {
        return new EmailAddress((String) local, new DomainName((String) domain));
    }

    private Query query(String sql, Optional<Set<DomainName>> visible, int first) {
        Query query = em.createNativeQuery(sql.formatted(Listings.among("d.name", visible, first)))
                .setMaxResults(MOST);
        int number = first;
        for (DomainName name : visible.orElse(Set.of())) {
            query.setParameter(number++, name.name());
        }
        return query;
    }

    private static List<Found> rows(Query query, Function<Object[], Found> reader) {
        return Listings.rows(query, reader);
    }
}

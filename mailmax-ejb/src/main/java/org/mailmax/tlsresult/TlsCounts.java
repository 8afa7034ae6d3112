package org.mailmax.tlsresult;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.relay.TlsResult;

/// The counts in the database.
@Stateless
public class TlsCounts {

    private static final int MAX_POLICY = 4000;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// A day of a domain that has counts.
    public record DomainDay(long day, DomainName domain) {}

    /// Adds what was counted since the last time.
    public void add(Map<TlsCount, Long> counts, Map<TlsCount.Under, AppliedPolicy> policies) {
        counts.forEach((count, sessions) -> {
            if (update(count, sessions) == 0) {
                insert(count, sessions);
            }
        });
        policies.forEach(this::replace);
    }

    /// Days and domains with counts, the oldest first.
    ///
    /// @param before the first day that does not count
    public List<DomainDay> days(long before) {
        return rows(
                        "SELECT DISTINCT utc_day, domain FROM tls_result WHERE utc_day < ?1 ORDER BY utc_day, domain",
                        before)
                .map(row -> new DomainDay(number(row[0]), new DomainName((String) row[1])))
                .toList();
    }

    /// What was counted about a domain in a day.
    public Map<TlsCount, Long> of(DomainDay of) {
        Map<TlsCount, Long> counts = new LinkedHashMap<>();
        rows(
                        "SELECT policy_type, result_type, mx_host, address, sessions FROM tls_result WHERE utc_day = ?1"
                                + " AND domain = ?2 ORDER BY policy_type, result_type, mx_host, address",
                        of.day(),
                        of.domain().name())
                .forEach(row -> counts.put(
                        new TlsCount(
                                of.day(),
                                of.domain().name(),
                                AppliedPolicy.Type.valueOf((String) row[0]),
                                TlsResult.valueOf((String) row[1]),
                                (String) row[2],
                                (String) row[3]),
                        number(row[4])));
        return counts;
    }

    /// The policies it was held against.
    public List<AppliedPolicy> policies(DomainDay of) {
        return rows(
                        "SELECT policy_type, policy, mx FROM tls_policy WHERE utc_day = ?1 AND domain = ?2"
                                + " ORDER BY policy_type",
                        of.day(),
                        of.domain().name())
                .map(row -> new AppliedPolicy(
                        AppliedPolicy.Type.valueOf((String) row[0]),
                        split((String) row[1], "\n"),
                        split((String) row[2], " ")))
                .toList();
    }

    /// They are told, or nobody wants to know.
    public void forget(DomainDay of) {
        for (String table : List.of("tls_result", "tls_policy")) {
            statement(
                    "DELETE FROM " + table + " WHERE utc_day = ?1 AND domain = ?2",
                    of.day(),
                    of.domain().name());
        }
    }

    private int update(TlsCount count, long sessions) {
        return statement(
                "UPDATE tls_result SET sessions = sessions + ?1 WHERE utc_day = ?2 AND domain = ?3"
                        + " AND policy_type = ?4 AND result_type = ?5 AND mx_host = ?6 AND address = ?7",
                sessions,
                count.day(),
                count.domain(),
                count.policy().name(),
                count.result().name(),
                count.host(),
                count.address());
    }

    private void insert(TlsCount count, long sessions) {
        statement(
                "INSERT INTO tls_result (sessions, utc_day, domain, policy_type, result_type, mx_host, address)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                sessions,
                count.day(),
                count.domain(),
                count.policy().name(),
                count.result().name(),
                count.host(),
                count.address());
    }

    private void replace(TlsCount.Under under, AppliedPolicy policy) {
        statement(
                "DELETE FROM tls_policy WHERE utc_day = ?1 AND domain = ?2 AND policy_type = ?3",
                under.day(),
                under.domain(),
                under.type().name());
        statement(
                "INSERT INTO tls_policy (utc_day, domain, policy_type, policy, mx) VALUES (?1, ?2, ?3, ?4, ?5)",
                under.day(),
                under.domain(),
                under.type().name(),
                joined(policy.lines(), "\n"),
                joined(policy.mx(), " "));
    }

    @SuppressWarnings("unchecked")
    private Stream<Object[]> rows(String sql, Object... values) {
        return ((List<Object[]>) query(sql, values).getResultList()).stream();
    }

    private int statement(String sql, Object... values) {
        return query(sql, values).executeUpdate();
    }

    private Query query(String sql, Object... values) {
        Query query = em.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    /// As many whole lines as there is room for.
    private static String joined(List<String> lines, String separator) {
        StringBuilder joined = new StringBuilder();
        for (String line : lines) {
            if (joined.length() + line.length() + 1 > MAX_POLICY) {
                break;
            }
            joined.append(joined.isEmpty() ? "" : separator).append(line);
        }
        return joined.toString();
    }

    private static List<String> split(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }
}

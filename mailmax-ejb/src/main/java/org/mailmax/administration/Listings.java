package org.mailmax.administration;

import jakarta.persistence.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.directory.ResponderPeriod;
import org.mailmax.mail.address.DomainName;

/// What all long lists have in common.
final class Listings {

    private Listings() {}

    /// A pattern for `LIKE … ESCAPE '!'` that finds the text anywhere, taken literally.
    static String contains(String text) {
        return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    /// @param unique a second column, which makes the order the same on every page
    static String orderBy(String column, Order order, String unique) {
        return " ORDER BY " + column + (order == Order.DESCENDING ? " DESC, " : " ASC, ") + unique;
    }

    static <R> List<R> rows(Query query, Function<Object[], R> reader) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> reader.apply((Object[]) row)).toList();
    }

    /// The numbers of a query with one column.
    static List<Long> numbers(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Listings::number).toList();
    }

    static long number(Object column) {
        return ((Number) column).longValue();
    }

    static ResponderPeriod period(Object from, Object until, Object days) {
        return ResponderPeriod.of(number(from), number(until), (int) number(days));
    }

    /// A condition that leaves only what may be seen; nothing for somebody who may see all.
    ///
    /// @param first the number of the first parameter, one for each domain
    static String among(String column, Optional<Set<DomainName>> visible, int first) {
        return visible.map(names -> IntStream.range(first, first + names.size())
                        .mapToObj(number -> "?" + number)
                        .collect(Collectors.joining(", ", " AND " + column + " IN (", ")")))
                .orElse("");
    }
}

package org.mailmax.administration;

import jakarta.persistence.Query;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.mailmax.administration.ListRequest.Order;

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

    static long number(Object column) {
        return ((Number) column).longValue();
    }
}

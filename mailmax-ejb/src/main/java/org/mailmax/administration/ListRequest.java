package org.mailmax.administration;

/// Which part of a long list is wanted.
///
/// @param filter part of a name, in any case; empty for all
/// @param sort the column to sort by
/// @param first number of the first row, from 0
/// @param size how many rows at most
public record ListRequest<S extends Enum<S>>(String filter, S sort, Order order, int first, int size) {

    /// The most rows given at once.
    public static final int MAX_SIZE = 1000;

    public enum Order {
        ASCENDING,
        DESCENDING
    }

    public ListRequest {
        first = Math.max(0, first);
        size = Math.clamp(size, 1, MAX_SIZE);
    }

    /// The beginning of the list, by this column.
    public static <S extends Enum<S>> ListRequest<S> all(S sort) {
        return new ListRequest<>("", sort, Order.ASCENDING, 0, MAX_SIZE);
    }
}

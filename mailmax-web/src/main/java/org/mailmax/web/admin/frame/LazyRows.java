package org.mailmax.web.admin.frame;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.administration.Page;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/// A table that reads only the rows it shows.
///
/// @param <R> a row
/// @param <S> the columns it can be sorted by
public class LazyRows<R, S extends Enum<S>> extends LazyDataModel<R> {

    private final transient Source<R, S> source;
    private final transient Function<R, String> key;
    private final S first;
    private String filter = "";
    private transient List<R> rows = List.of();

    /// A use case that lists something.
    @FunctionalInterface
    public interface Source<R, S extends Enum<S>> {
        Page<R> read(ListRequest<S> request) throws AdministrationException;
    }

    /// @param first the column to sort by until another one is chosen
    public LazyRows(Source<R, S> source, Function<R, String> key, S first) {
        this.source = source;
        this.key = key;
        this.first = first;
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return getRowCount();
    }

    @Override
    public List<R> load(int from, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        try {
            Page<R> page = source.read(request(from, size, sorts));
            setRowCount((int) page.total());
            rows = page.rows();
        } catch (AdministrationException notAny) {
            setRowCount(0);
            rows = List.of();
        }
        return rows;
    }

    @Override
    public String getRowKey(R row) {
        return key.apply(row);
    }

    @Override
    public R getRowData(String rowKey) {
        return rows.stream()
                .filter(row -> getRowKey(row).equals(rowKey))
                .findFirst()
                .orElse(null);
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(String filter) {
        this.filter = filter == null ? "" : filter.strip();
    }

    private ListRequest<S> request(int from, int size, Map<String, SortMeta> sorts) {
        return sorts.values().stream()
                .filter(SortMeta::isActive)
                .findFirst()
                .map(sort -> new ListRequest<>(filter, column(sort), order(sort), from, size))
                .orElseGet(() -> new ListRequest<>(filter, first, Order.ASCENDING, from, size));
    }

    /// Columns are sorted by fields named like the constants.
    private S column(SortMeta sort) {
        return Enum.valueOf(first.getDeclaringClass(), sort.getField());
    }

    private static Order order(SortMeta sort) {
        return sort.getOrder().isDescending() ? Order.DESCENDING : Order.ASCENDING;
    }
}

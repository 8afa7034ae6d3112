package org.mailmax.web.admin.audit;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AuditAdministration;
import org.mailmax.administration.AuditEntry;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.administration.Page;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Texts;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/// The records, the newest first.
@Named("audit")
@ViewScoped
public class AuditView implements Serializable {

    @Inject
    private AuditAdministration audit;

    @Inject
    private AdminSession session;

    @Inject
    private Texts texts;

    private String filter = "";
    private Records records;

    @PostConstruct
    void begin() {
        records = new Records();
    }

    private final class Records extends LazyDataModel<AuditEntry> {

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return getRowCount();
        }

        @Override
        public List<AuditEntry> load(int from, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
            try {
                Page<AuditEntry> page = audit.list(session.who(), request(from, size, sorts));
                setRowCount((int) page.total());
                return page.rows();
            } catch (AdministrationException notAny) {
                setRowCount(0);
                return List.of();
            }
        }

        @Override
        public String getRowKey(AuditEntry row) {
            return Long.toString(row.id());
        }
    }

    private ListRequest<AuditEntry.Column> request(int from, int size, Map<String, SortMeta> sorts) {
        return sorts.values().stream()
                .filter(SortMeta::isActive)
                .findFirst()
                .map(sort -> new ListRequest<>(
                        filter,
                        AuditEntry.Column.valueOf(sort.getField()),
                        sort.getOrder().isDescending() ? Order.DESCENDING : Order.ASCENDING,
                        from,
                        size))
                .orElseGet(() -> new ListRequest<>(filter, AuditEntry.Column.AT, Order.DESCENDING, from, size));
    }

    /// The action in the visitor's language; one that has no sentence as it is.
    public String action(AuditEntry row) {
        return texts.find("action." + row.action().replace(' ', '_')).orElse(row.action());
    }

    public LazyDataModel<AuditEntry> getRecords() {
        return records;
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(String filter) {
        this.filter = filter == null ? "" : filter.strip();
    }
}

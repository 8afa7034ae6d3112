package org.mailmax.web.admin.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AuditAdministration;
import org.mailmax.administration.AuditEntry;
import org.mailmax.administration.CsvText;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.administration.Page;
import org.mailmax.web.admin.login.AdminSession;

/// The audit as a file of comma-separated values, page by page out of the database.
@WebServlet("/admin/audit/audit.csv")
public class AuditFile extends HttpServlet {

    private static final int MAX_ROWS = 100_000;

    @Inject
    private transient AuditAdministration audit;

    @Inject
    private transient AdminSession session;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        response.setHeader("Cache-Control", "no-store");
        String filter = Optional.ofNullable(request.getParameter("filter")).orElse("");
        try {
            write(response.getWriter(), filter);
        } catch (AdministrationException refused) {
            response.reset();
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private void write(PrintWriter out, String filter) throws AdministrationException {
        int first = 0;
        Page<AuditEntry> page = page(filter, first);
        out.write(CsvText.line("time", "who", "action", "subject", "detail", "before", "after"));
        while (!page.rows().isEmpty() && first < MAX_ROWS) {
            for (AuditEntry it : page.rows()) {
                out.write(CsvText.line(
                        it.at(), it.actor(), it.action(), it.subject(), it.detail(), it.before(), it.after()));
            }
            first += page.rows().size();
            page = page(filter, first);
        }
    }

    private Page<AuditEntry> page(String filter, int first) throws AdministrationException {
        return audit.list(
                session.who(),
                new ListRequest<>(filter, AuditEntry.Column.AT, Order.DESCENDING, first, ListRequest.MAX_SIZE));
    }
}

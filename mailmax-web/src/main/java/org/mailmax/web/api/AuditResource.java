package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AuditAdministration;
import org.mailmax.administration.AuditEntry;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.ListRequest.Order;
import org.mailmax.administration.TokenScope;

/// Who changed what.
@Path("/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    private AuditAdministration audit;

    @Inject
    private Caller caller;

    @GET
    @Operation(
            value = "The records, the newest first",
            scope = TokenScope.AUDIT_READ,
            answer = AuditEntry.class,
            many = true)
    public String list(
            @QueryParam("filter") @DefaultValue("") String filter,
            @QueryParam("first") @DefaultValue(Parameters.FIRST) int first,
            @QueryParam("size") @DefaultValue(Parameters.SIZE) int size)
            throws AdministrationException {
        return JsonText.of(audit.list(
                caller.who(), new ListRequest<>(filter, AuditEntry.Column.AT, Order.DESCENDING, first, size)));
    }
}

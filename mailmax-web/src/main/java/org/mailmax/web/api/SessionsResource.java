package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.SessionAdministration;
import org.mailmax.administration.SessionEntry;
import org.mailmax.administration.TokenScope;

/// The open sessions of mailboxes on the node that is asked.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {

    @Inject
    private SessionAdministration sessions;

    @Inject
    private Caller caller;

    @GET
    @Path("/accounts/{address}/sessions")
    @Operation(
            value = "Who is logged in to a mailbox, on this node",
            scope = TokenScope.ACCOUNTS_READ,
            answer = SessionEntry.class,
            many = true)
    public String list(@PathParam("address") String address) throws AdministrationException {
        return JsonText.of(sessions.of(caller.who(), Parameters.address(address)));
    }

    @DELETE
    @Path("/accounts/{address}/sessions")
    @Operation(value = "Ends all sessions of a mailbox", scope = TokenScope.ACCOUNTS_WRITE)
    public void endAll(@PathParam("address") String address) throws AdministrationException {
        sessions.endAll(caller.who(), Parameters.address(address));
    }

    @DELETE
    @Path("/accounts/{address}/sessions/{id}")
    @Operation(value = "Ends a session of a mailbox", scope = TokenScope.ACCOUNTS_WRITE)
    public void end(@PathParam("address") String address, @PathParam("id") String id) throws AdministrationException {
        sessions.end(caller.who(), Parameters.address(address), id);
    }
}

package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.SendingAdministration;
import org.mailmax.administration.TokenScope;
import org.mailmax.queue.limit.BlockedSender;
import org.mailmax.queue.limit.Suppression;

/// Accounts that may not send, and addresses that are not written to.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SendingResource {

    @Inject
    private SendingAdministration sending;

    @Inject
    private Caller caller;

    @GET
    @Path("/blocked-senders")
    @Operation(
            value = "The accounts that may not send, because much of their mail was refused",
            scope = TokenScope.QUEUE_READ,
            answer = BlockedSender.class,
            many = true)
    public String blocked() throws AdministrationException {
        return JsonText.of(sending.blocked(caller.who()));
    }

    @POST
    @Path("/blocked-senders/{address}/unblock")
    @Operation(
            value = "May send again; release: what was held goes out",
            scope = TokenScope.QUEUE_WRITE,
            body = "release?:boolean")
    public void unblock(@PathParam("address") String address, String body) throws AdministrationException {
        boolean release = new Body(body).flag("release").orElse(false);
        sending.unblock(caller.who(), Parameters.address(address), release);
    }

    @GET
    @Path("/suppressions")
    @Operation(
            value = "The addresses that do not exist and are not written to for a while, at most 1000",
            scope = TokenScope.QUEUE_READ,
            answer = Suppression.class,
            many = true)
    public String suppressions() throws AdministrationException {
        return JsonText.of(sending.suppressions(caller.who(), 0, ListRequest.MAX_SIZE));
    }

    @DELETE
    @Path("/suppressions/{domain}/{address}")
    @Operation(value = "The domain may write to the address again", scope = TokenScope.QUEUE_WRITE)
    public void unsuppress(@PathParam("domain") String domain, @PathParam("address") String address)
            throws AdministrationException {
        sending.unsuppress(caller.who(), Parameters.domain(domain), Parameters.address(address));
    }
}

package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.LookAdministration;
import org.mailmax.administration.LookEntry;
import org.mailmax.administration.TokenScope;

/// Who has looked into a mailbox. To look is left to people.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LooksResource {

    @Inject
    private LookAdministration looks;

    @Inject
    private Caller caller;

    @GET
    @Path("/accounts/{address}/looks")
    @Operation(
            value = "Looks of administrators into a mailbox, the newest first",
            scope = TokenScope.AUDIT_READ,
            answer = LookEntry.class,
            many = true)
    public String list(@PathParam("address") String address) throws AdministrationException {
        return JsonText.of(looks.looks(caller.who(), Parameters.address(address)));
    }
}

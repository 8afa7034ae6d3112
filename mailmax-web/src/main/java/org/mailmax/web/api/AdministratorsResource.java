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
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministratorAdministration;
import org.mailmax.administration.AdministratorSummary;
import org.mailmax.administration.TokenScope;

/// Who may administer.
@Path("/administrators")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdministratorsResource {

    @Inject
    private AdministratorAdministration administrators;

    @Inject
    private Caller caller;

    @GET
    @Operation(
            value = "The administrators",
            scope = TokenScope.ADMINISTRATORS_READ,
            answer = AdministratorSummary.class,
            many = true)
    public String list() throws AdministrationException {
        return JsonText.of(administrators.list(caller.who()));
    }

    @POST
    @Operation(
            value = "Appoints an administrator: of one domain, or of the system; answers the one-time password",
            scope = TokenScope.ADMINISTRATORS_WRITE,
            body = {"address:string", "domain?:string"})
    public Response add(String text) throws AdministrationException {
        Body body = new Body(text);
        String address = body.text("address");
        Optional<String> domain = body.find("domain");
        String password = domain.isPresent()
                ? administrators.addPostmaster(caller.who(), address, domain.get())
                : administrators.addSystemAdministrator(caller.who(), address);
        return Response.status(Response.Status.CREATED)
                .entity(JsonText.of(Map.of("oneTimePassword", password)))
                .build();
    }

    @POST
    @Path("/{address}/password")
    @Operation(value = "Gives a new one-time password", scope = TokenScope.ADMINISTRATORS_WRITE)
    public String password(@PathParam("address") String address) throws AdministrationException {
        String password = administrators.resetPassword(caller.who(), Parameters.address(address));
        return JsonText.of(Map.of("oneTimePassword", password));
    }

    @DELETE
    @Path("/{address}")
    @Operation(value = "Dismisses an administrator", scope = TokenScope.ADMINISTRATORS_WRITE)
    public void delete(@PathParam("address") String address) throws AdministrationException {
        administrators.delete(caller.who(), Parameters.address(address));
    }
}

package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AliasAdministration;
import org.mailmax.administration.ForwardAdministration;
import org.mailmax.administration.OwnAliasAdministration;
import org.mailmax.administration.OwnAliases;
import org.mailmax.administration.TokenScope;
import org.mailmax.mail.address.EmailAddress;

/// The aliases of a mailbox and the addresses it forwards to.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AddressesResource {

    @Inject
    private AliasAdministration aliases;

    @Inject
    private OwnAliasAdministration ownAliases;

    @Inject
    private ForwardAdministration forwards;

    @Inject
    private Caller caller;

    @PathParam("address")
    private String account;

    @GET
    @Path("/accounts/{address}/aliases")
    @Operation(
            value = "The aliases of a mailbox",
            scope = TokenScope.ACCOUNTS_READ,
            answer = EmailAddress.class,
            many = true)
    public String aliases() throws AdministrationException {
        return JsonText.of(aliases.list(caller.who(), owner()));
    }

    @POST
    @Path("/accounts/{address}/aliases")
    @Operation(value = "Adds an alias", scope = TokenScope.ACCOUNTS_WRITE, body = "name:string")
    public Response addAlias(String body) throws AdministrationException {
        return created(aliases.add(caller.who(), owner(), new Body(body).text("name")));
    }

    @DELETE
    @Path("/accounts/{address}/aliases/{alias}")
    @Operation(value = "Deletes an alias", scope = TokenScope.ACCOUNTS_WRITE)
    public void deleteAlias(@PathParam("alias") String alias) throws AdministrationException {
        aliases.delete(caller.who(), owner(), Parameters.address(alias));
    }

    @GET
    @Path("/accounts/{address}/own-aliases")
    @Operation(
            value = "The aliases the user of a mailbox has made, and how many there may be",
            scope = TokenScope.ACCOUNTS_READ,
            answer = OwnAliases.class)
    public String ownAliases() throws AdministrationException {
        return JsonText.of(ownAliases.show(caller.who(), owner()));
    }

    @PUT
    @Path("/accounts/{address}/own-aliases")
    @Operation(
            value = "Lets the user of a mailbox make so many aliases, 0 to 100",
            scope = TokenScope.ACCOUNTS_WRITE,
            body = "allowed:integer")
    public void allowOwnAliases(String body) throws AdministrationException {
        long number = new Body(body).number("allowed").orElseThrow(() -> new BadRequest("allowed is missing."));
        ownAliases.allow(caller.who(), owner(), Math.clamp(number, -1, Integer.MAX_VALUE));
    }

    @GET
    @Path("/accounts/{address}/forwards")
    @Operation(
            value = "The addresses a mailbox forwards to",
            scope = TokenScope.ACCOUNTS_READ,
            answer = EmailAddress.class,
            many = true)
    public String forwards() throws AdministrationException {
        return JsonText.of(forwards.list(caller.who(), owner()));
    }

    @POST
    @Path("/accounts/{address}/forwards")
    @Operation(value = "Adds an address to forward to", scope = TokenScope.ACCOUNTS_WRITE, body = "address:string")
    public Response addForward(String body) throws AdministrationException {
        return created(forwards.add(caller.who(), owner(), new Body(body).text("address")));
    }

    @DELETE
    @Path("/accounts/{address}/forwards/{target}")
    @Operation(value = "Deletes an address to forward to", scope = TokenScope.ACCOUNTS_WRITE)
    public void deleteForward(@PathParam("target") String target) throws AdministrationException {
        forwards.delete(caller.who(), owner(), Parameters.address(target));
    }

    private EmailAddress owner() {
        return Parameters.address(account);
    }

    private static Response created(EmailAddress address) {
        return Response.status(Response.Status.CREATED)
                .entity(JsonText.of(Map.of("address", address)))
                .build();
    }
}

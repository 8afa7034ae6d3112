package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.DomainSummary;
import org.mailmax.administration.NewDomain;
import org.mailmax.administration.TokenScope;
import org.mailmax.mail.address.DomainName;

/// The domains.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DomainsResource {

    @Inject
    private DomainAdministration domains;

    @Inject
    private Caller caller;

    @GET
    @Path("/domains")
    @Operation(value = "The domains", scope = TokenScope.DOMAINS_READ, answer = DomainSummary.class, many = true)
    public String list(
            @QueryParam("filter") @DefaultValue("") String filter,
            @QueryParam("first") @DefaultValue(Parameters.FIRST) int first,
            @QueryParam("size") @DefaultValue(Parameters.SIZE) int size)
            throws AdministrationException {
        return JsonText.of(domains.list(caller.who(), Parameters.list(filter, DomainSummary.Column.NAME, first, size)));
    }

    @POST
    @Path("/domains")
    @Operation(
            value = "Adds a domain with its postmaster",
            scope = TokenScope.DOMAINS_WRITE,
            body = "name:string",
            answer = NewDomain.class)
    public Response add(String body) throws AdministrationException {
        NewDomain added = domains.add(caller.who(), new Body(body).text("name"));
        return Response.status(Response.Status.CREATED)
                .entity(JsonText.of(added))
                .build();
    }

    @GET
    @Path("/domains/{domain}")
    @Operation(value = "One domain", scope = TokenScope.DOMAINS_READ, answer = DomainSummary.class)
    public String show(@PathParam("domain") String name) throws AdministrationException {
        return JsonText.of(domains.show(caller.who(), Parameters.domain(name)));
    }

    @PATCH
    @Path("/domains/{domain}")
    @Operation(
            value = "Switches a domain on or off",
            scope = TokenScope.DOMAINS_WRITE,
            body = "enabled:boolean",
            answer = DomainSummary.class)
    public String change(@PathParam("domain") String name, String body) throws AdministrationException {
        DomainName domain = Parameters.domain(name);
        domains.enable(
                caller.who(),
                domain,
                new Body(body).flag("enabled").orElseThrow(() -> new BadRequest("enabled is missing.")));
        return JsonText.of(domains.show(caller.who(), domain));
    }

    @DELETE
    @Path("/domains/{domain}")
    @Operation(value = "Deletes a domain that has no mailboxes left", scope = TokenScope.DOMAINS_WRITE)
    public void delete(@PathParam("domain") String name) throws AdministrationException {
        domains.delete(caller.who(), Parameters.domain(name));
    }
}

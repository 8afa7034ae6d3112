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
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministratorAdministration;
import org.mailmax.administration.DomainAdministration;
import org.mailmax.administration.DomainSummary;
import org.mailmax.administration.TokenScope;
import org.mailmax.directory.DomainLimits;
import org.mailmax.directory.DomainState;
import org.mailmax.mail.address.DomainName;

/// The state, the limits and the second names of domains, and the resellers they are entrusted to.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TermsResource {

    @Inject
    private DomainAdministration domains;

    @Inject
    private AdministratorAdministration administrators;

    @Inject
    private Caller caller;

    @PUT
    @Path("/domains/{domain}/state")
    @Operation(
            value = "Makes a domain active, suspended (mail is kept, nobody logs in) or disabled",
            scope = TokenScope.DOMAINS_WRITE,
            body = "state:string")
    public void change(@PathParam("domain") String name, String body) throws AdministrationException {
        String state = new Body(body).text("state").toUpperCase(Locale.ROOT);
        domains.change(
                caller.who(),
                Parameters.domain(name),
                Arrays.stream(DomainState.values())
                        .filter(known -> known.name().equals(state))
                        .findFirst()
                        .orElseThrow(() -> new BadRequest("A state is active, suspended or disabled.")));
    }

    @PUT
    @Path("/domains/{domain}/limits")
    @Operation(
            value = "Sets the limits of a domain; what is left out or 0 has none",
            scope = TokenScope.DOMAINS_WRITE,
            body = {"accounts?:integer", "aliases?:integer", "accountOctets?:integer", "totalOctets?:integer"},
            answer = DomainSummary.class)
    public String limit(@PathParam("domain") String name, String text) throws AdministrationException {
        Body body = new Body(text);
        DomainName domain = Parameters.domain(name);
        domains.limit(
                caller.who(),
                domain,
                new DomainLimits(
                        body.number("accounts").orElse(0L),
                        body.number("aliases").orElse(0L),
                        body.number("accountOctets").orElse(0L),
                        body.number("totalOctets").orElse(0L)));
        return JsonText.of(domains.show(caller.who(), domain));
    }

    @GET
    @Path("/domains/{domain}/aliases")
    @Operation(
            value = "The second names of a domain",
            scope = TokenScope.DOMAINS_READ,
            answer = DomainName.class,
            many = true)
    public String aliases(@PathParam("domain") String name) throws AdministrationException {
        return JsonText.of(domains.aliases(caller.who(), Parameters.domain(name)));
    }

    @POST
    @Path("/domains/{domain}/aliases")
    @Operation(value = "Gives a domain a second name", scope = TokenScope.DOMAINS_WRITE, body = "name:string")
    public Response addAlias(@PathParam("domain") String name, String body) throws AdministrationException {
        DomainName added = domains.addAlias(caller.who(), Parameters.domain(name), new Body(body).text("name"));
        return created(Map.of("name", added.name()));
    }

    @DELETE
    @Path("/domains/{domain}/aliases/{alias}")
    @Operation(value = "Takes a second name away", scope = TokenScope.DOMAINS_WRITE)
    public void deleteAlias(@PathParam("domain") String name, @PathParam("alias") String alias)
            throws AdministrationException {
        domains.deleteAlias(caller.who(), Parameters.domain(name), Parameters.domain(alias));
    }

    @POST
    @Path("/resellers")
    @Operation(
            value = "Appoints a reseller, who may add so many domains; answers the one-time password",
            scope = TokenScope.ADMINISTRATORS_WRITE,
            body = {"address:string", "domains?:integer"})
    public Response addReseller(String text) throws AdministrationException {
        Body body = new Body(text);
        String password = administrators.addReseller(
                caller.who(), body.text("address"), body.number("domains").orElse(0L));
        return created(Map.of("oneTimePassword", password));
    }

    @PUT
    @Path("/resellers/{address}/domains/{domain}")
    @Operation(value = "Entrusts a domain to a reseller", scope = TokenScope.ADMINISTRATORS_WRITE)
    public void entrust(@PathParam("address") String address, @PathParam("domain") String domain)
            throws AdministrationException {
        administrators.entrust(caller.who(), Parameters.address(address), Parameters.domain(domain));
    }

    @DELETE
    @Path("/resellers/{address}/domains/{domain}")
    @Operation(value = "Takes a domain away from a reseller", scope = TokenScope.ADMINISTRATORS_WRITE)
    public void withdraw(@PathParam("address") String address, @PathParam("domain") String domain)
            throws AdministrationException {
        administrators.withdraw(caller.who(), Parameters.address(address), Parameters.domain(domain));
    }

    private static Response created(Object what) {
        return Response.status(Response.Status.CREATED)
                .entity(JsonText.of(what))
                .build();
    }
}

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
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.DnsAdministration;
import org.mailmax.administration.SigningAdministration;
import org.mailmax.administration.SigningKeyEntry;
import org.mailmax.administration.TokenScope;
import org.mailmax.publication.PublicationReport;

/// What domains say in the DNS, and the keys they sign by.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DnsResource {

    @Inject
    private DnsAdministration dns;

    @Inject
    private SigningAdministration signing;

    @Inject
    private Caller caller;

    @GET
    @Path("/domains/{domain}/dns")
    @Operation(
            value = "The records a domain needs, and what the DNS says of them now; takes up to 20 seconds",
            scope = TokenScope.DOMAINS_READ,
            answer = PublicationReport.Row.class,
            many = true)
    public String look(@PathParam("domain") String domain) throws AdministrationException {
        return JsonText.of(
                dns.look(caller.who(), Parameters.domain(domain)).await().rows());
    }

    @GET
    @Path("/domains/{domain}/dkim")
    @Operation(
            value = "The DKIM keys of a domain",
            scope = TokenScope.DOMAINS_READ,
            answer = SigningKeyEntry.class,
            many = true)
    public String keys(@PathParam("domain") String domain) throws AdministrationException {
        return JsonText.of(signing.list(caller.who(), Parameters.domain(domain)));
    }

    @POST
    @Path("/domains/{domain}/dkim")
    @Operation(
            value = "Makes the next DKIM keys; they sign when they are seen in the DNS",
            scope = TokenScope.DOMAINS_WRITE,
            answer = SigningKeyEntry.class,
            many = true)
    public String prepare(@PathParam("domain") String domain) throws AdministrationException {
        return JsonText.of(signing.rotate(caller.who(), Parameters.domain(domain)));
    }

    @PUT
    @Path("/domains/{domain}/dkim/{selector}/active")
    @Operation(value = "Signs by a prepared key from now on", scope = TokenScope.DOMAINS_WRITE)
    public void activate(@PathParam("domain") String domain, @PathParam("selector") String selector)
            throws AdministrationException {
        signing.activate(caller.who(), Parameters.domain(domain), selector);
    }

    /// @param sealing whether mail that is sent on in the name of the domain is sealed
    record Arc(boolean sealing) {}

    @GET
    @Path("/domains/{domain}/arc")
    @Operation(
            value = "Whether mail that is sent on in the name of a domain is sealed (ARC, RFC 8617)",
            scope = TokenScope.DOMAINS_READ,
            answer = Arc.class)
    public String arc(@PathParam("domain") String domain) throws AdministrationException {
        return JsonText.of(new Arc(signing.isSealing(caller.who(), Parameters.domain(domain))));
    }

    @PUT
    @Path("/domains/{domain}/arc")
    @Operation(value = "Seals what is sent on from now on", scope = TokenScope.DOMAINS_WRITE)
    public void seal(@PathParam("domain") String domain) throws AdministrationException {
        signing.seal(caller.who(), Parameters.domain(domain), true);
    }

    @DELETE
    @Path("/domains/{domain}/arc")
    @Operation(value = "Seals no more", scope = TokenScope.DOMAINS_WRITE)
    public void unseal(@PathParam("domain") String domain) throws AdministrationException {
        signing.seal(caller.who(), Parameters.domain(domain), false);
    }
}

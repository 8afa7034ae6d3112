package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.AccountDetails;
import org.mailmax.administration.AccountSummary;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.NewAccount;
import org.mailmax.administration.TokenScope;
import org.mailmax.console.AccountChanges;
import org.mailmax.mail.address.EmailAddress;

/// The mailboxes with their switches and responders.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {

    @Inject
    private AccountAdministration accounts;

    @Inject
    private AccountChanges changes;

    @Inject
    private Caller caller;

    @GET
    @Path("/domains/{domain}/accounts")
    @Operation(
            value = "The mailboxes of a domain",
            scope = TokenScope.ACCOUNTS_READ,
            answer = AccountSummary.class,
            many = true)
    public String list(
            @PathParam("domain") String domain,
            @QueryParam("filter") @DefaultValue("") String filter,
            @QueryParam("first") @DefaultValue(Parameters.FIRST) int first,
            @QueryParam("size") @DefaultValue(Parameters.SIZE) int size)
            throws AdministrationException {
        return JsonText.of(accounts.list(
                caller.who(),
                Parameters.domain(domain),
                Parameters.list(filter, AccountSummary.Column.ADDRESS, first, size)));
    }

    @POST
    @Path("/domains/{domain}/accounts")
    @Operation(
            value = "Adds a mailbox",
            scope = TokenScope.ACCOUNTS_WRITE,
            body = {"name:string", "password:string", "quota?:integer"},
            answer = AccountDetails.class)
    public Response add(@PathParam("domain") String domain, String text) throws AdministrationException {
        Body body = new Body(text);
        EmailAddress added = accounts.add(
                caller.who(),
                new NewAccount(
                        Parameters.domain(domain),
                        body.text("name"),
                        body.text("password"),
                        body.number("quota").orElse(0L)));
        return Response.status(Response.Status.CREATED)
                .entity(JsonText.of(accounts.show(caller.who(), added)))
                .build();
    }

    @GET
    @Path("/accounts/{address}")
    @Operation(
            value = "One mailbox with its aliases and forwards",
            scope = TokenScope.ACCOUNTS_READ,
            answer = AccountDetails.class)
    public String show(@PathParam("address") String address) throws AdministrationException {
        return JsonText.of(accounts.show(caller.who(), Parameters.address(address)));
    }

    @PATCH
    @Path("/accounts/{address}")
    @Operation(
            value = "Changes settings: enabled, suspended, store-mail, forwarding, responder (true, false),"
                    + " responder-subject, responder-text (text), responder-from, responder-until (a time, - for none),"
                    + " responder-days (1 to 90), quota (octets or 500M)",
            scope = TokenScope.ACCOUNTS_WRITE,
            body = {
                "enabled?:boolean",
                "suspended?:boolean",
                "store-mail?:boolean",
                "forwarding?:boolean",
                "responder?:boolean",
                "responder-subject?:string",
                "responder-text?:string",
                "responder-from?:string",
                "responder-until?:string",
                "responder-days?:integer",
                "quota?:string"
            },
            answer = AccountDetails.class)
    public String change(@PathParam("address") String name, String body) throws AdministrationException {
        EmailAddress address = Parameters.address(name);
        changes.apply(caller.who(), address, new Body(body).switches());
        return JsonText.of(accounts.show(caller.who(), address));
    }

    @PUT
    @Path("/accounts/{address}/password")
    @Operation(value = "Sets the password", scope = TokenScope.ACCOUNTS_WRITE, body = "password:string")
    public void password(@PathParam("address") String address, String body) throws AdministrationException {
        accounts.setPassword(caller.who(), Parameters.address(address), new Body(body).text("password"));
    }

    @DELETE
    @Path("/accounts/{address}")
    @Operation(value = "Deletes a mailbox with its mail", scope = TokenScope.ACCOUNTS_WRITE)
    public void delete(@PathParam("address") String address) throws AdministrationException {
        accounts.delete(caller.who(), Parameters.address(address));
    }
}

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
import org.mailmax.administration.AccountAdministration;
import org.mailmax.administration.AccountDetails;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AppPasswordSummary;
import org.mailmax.administration.MailboxAdministration;
import org.mailmax.administration.RetiredAccount;
import org.mailmax.administration.TokenScope;
import org.mailmax.administration.TwoFactorAdministration;
import org.mailmax.mail.address.EmailAddress;

/// Groups, mailboxes put aside and brought back, app passwords (which only their owner makes) and second
/// factors.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MailboxesResource {

    @Inject
    private AccountAdministration accounts;

    @Inject
    private MailboxAdministration mailboxes;

    @Inject
    private TwoFactorAdministration factors;

    @Inject
    private Caller caller;

    @POST
    @Path("/domains/{domain}/groups")
    @Operation(
            value = "Adds a group; its members are its forwards",
            scope = TokenScope.ACCOUNTS_WRITE,
            body = "name:string",
            answer = AccountDetails.class)
    public Response addGroup(@PathParam("domain") String domain, String body) throws AdministrationException {
        EmailAddress added = accounts.addGroup(caller.who(), Parameters.domain(domain), new Body(body).text("name"));
        return created(accounts.show(caller.who(), added));
    }

    @GET
    @Path("/domains/{domain}/retired")
    @Operation(
            value = "The mailboxes put aside, until they go for good",
            scope = TokenScope.ACCOUNTS_READ,
            answer = RetiredAccount.class,
            many = true)
    public String retired(@PathParam("domain") String domain) throws AdministrationException {
        return JsonText.of(accounts.retired(caller.who(), Parameters.domain(domain)));
    }

    @POST
    @Path("/accounts/{address}/retire")
    @Operation(value = "Puts a mailbox aside: it can be restored for some days", scope = TokenScope.ACCOUNTS_WRITE)
    public void retire(@PathParam("address") String address) throws AdministrationException {
        accounts.retire(caller.who(), Parameters.address(address));
    }

    @POST
    @Path("/accounts/{address}/restore")
    @Operation(value = "Brings a mailbox back with all its mail", scope = TokenScope.ACCOUNTS_WRITE)
    public void restore(@PathParam("address") String address) throws AdministrationException {
        accounts.restore(caller.who(), Parameters.address(address));
    }

    @DELETE
    @Path("/accounts/{address}/second-factor")
    @Operation(value = "Switches the second factor of a mailbox off", scope = TokenScope.ACCOUNTS_WRITE)
    public void resetFactor(@PathParam("address") String address) throws AdministrationException {
        factors.reset(caller.who(), Parameters.address(address));
    }

    @GET
    @Path("/accounts/{address}/app-passwords")
    @Operation(
            value = "The app passwords of a mailbox, without the passwords",
            scope = TokenScope.ACCOUNTS_READ,
            answer = AppPasswordSummary.class,
            many = true)
    public String appPasswords(@PathParam("address") String address) throws AdministrationException {
        return JsonText.of(mailboxes.appPasswords(caller.who(), Parameters.address(address)));
    }

    @DELETE
    @Path("/accounts/{address}/app-passwords/{id}")
    @Operation(value = "Takes an app password back", scope = TokenScope.ACCOUNTS_WRITE)
    public void deleteAppPassword(@PathParam("address") String address, @PathParam("id") long id)
            throws AdministrationException {
        mailboxes.deleteAppPassword(caller.who(), Parameters.address(address), id);
    }

    private static Response created(Object what) {
        return Response.status(Response.Status.CREATED)
                .entity(JsonText.of(what))
                .build();
    }
}

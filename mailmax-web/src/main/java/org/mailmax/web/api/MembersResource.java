package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.MailboxMemberEntry;
import org.mailmax.administration.MemberAdministration;
import org.mailmax.administration.TokenScope;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.MailboxRight;

/// Those who use a mailbox beside its owner.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MembersResource {

    @Inject
    private MemberAdministration members;

    @Inject
    private Caller caller;

    @PathParam("address")
    private String account;

    @GET
    @Path("/accounts/{address}/members")
    @Operation(
            value = "The members of a shared mailbox",
            scope = TokenScope.ACCOUNTS_READ,
            answer = MailboxMemberEntry.class,
            many = true)
    public String members() throws AdministrationException {
        return JsonText.of(members.list(caller.who(), mailbox()));
    }

    @PUT
    @Path("/accounts/{address}/members/{member}")
    @Operation(
            value = "Lets somebody use the mailbox: read, write, or send under its addresses too",
            scope = TokenScope.ACCOUNTS_WRITE,
            body = "right:string")
    public void set(@PathParam("member") String member, String body) throws AdministrationException {
        String wanted = new Body(body).text("right").toUpperCase(Locale.ROOT);
        MailboxRight right = MailboxRight.OF_MEMBERS.stream()
                .filter(known -> known.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadRequest("right is read, write or send."));
        members.set(caller.who(), mailbox(), Parameters.address(member), right);
    }

    @DELETE
    @Path("/accounts/{address}/members/{member}")
    @Operation(value = "Takes the mailbox from a member", scope = TokenScope.ACCOUNTS_WRITE)
    public void delete(@PathParam("member") String member) throws AdministrationException {
        members.delete(caller.who(), mailbox(), Parameters.address(member));
    }

    private EmailAddress mailbox() {
        return Parameters.address(account);
    }
}

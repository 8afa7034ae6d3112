package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.BulkAction;
import org.mailmax.administration.BulkAdministration;
import org.mailmax.administration.BulkOutcome;
import org.mailmax.administration.TokenScope;
import org.mailmax.directory.Access;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.Service;

/// One thing done with many mailboxes.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BulkResource {

    @Inject
    private BulkAdministration mailboxes;

    @Inject
    private Caller caller;

    /// What became of one.
    ///
    /// @param password a new one, shown this once
    /// @param problem why nothing was changed; empty when it is done
    public record Line(EmailAddress address, boolean done, Optional<String> password, String problem) {
        static Line of(BulkOutcome outcome) {
            return new Line(
                    outcome.address(),
                    outcome.isDone(),
                    outcome.password(),
                    outcome.refusal().map(Throwable::getMessage).orElse(""));
        }
    }

    @POST
    @Path("/domains/{domain}/accounts/{action}")
    @Operation(
            value = "Does one thing with many mailboxes, and says what became of each: suspend, activate, retire,"
                    + " restore, password (new ones at random), quota (octets), protocols (imap, pop3, submission,"
                    + " webmail); with the mailboxes of addresses, or all that match a filter, up to 1000",
            scope = TokenScope.ACCOUNTS_WRITE,
            body = {"addresses?:array", "filter?:string", "quota?:integer", "protocols?:array"},
            answer = Line.class,
            many = true)
    public String run(@PathParam("domain") String name, @PathParam("action") String action, String text)
            throws AdministrationException {
        Body body = new Body(text);
        DomainName domain = Parameters.domain(name);
        List<BulkOutcome> outcomes = mailboxes.run(caller.who(), domain, addresses(domain, body), action(action, body));
        return JsonText.of(outcomes.stream().map(Line::of).toList());
    }

    /// Without a word nothing is meant, rather than everything.
    private List<EmailAddress> addresses(DomainName domain, Body body) throws AdministrationException {
        Optional<String> filter = body.find("filter");
        if (filter.isPresent()) {
            return mailboxes.matching(caller.who(), domain, filter.get());
        }
        List<EmailAddress> addresses = new ArrayList<>();
        for (String address : body.texts("addresses").orElseThrow(() -> new BadRequest("addresses is missing."))) {
            addresses.add(Parameters.address(address));
        }
        return addresses;
    }

    private static BulkAction action(String name, Body body) {
        return switch (name) {
            case "quota" ->
                new BulkAction.SetQuota(body.number("quota").orElseThrow(() -> new BadRequest("quota is missing.")));
            case "protocols" -> new BulkAction.AllowProtocols(protocols(body));
            default -> BulkAdministration.plain(name).orElseThrow(() -> new BadRequest("There is no such action."));
        };
    }

    private static Set<Service> protocols(Body body) {
        Set<Service> protocols = new HashSet<>();
        for (String name : body.texts("protocols").orElseThrow(() -> new BadRequest("protocols is missing."))) {
            protocols.add(Access.PROTOCOLS.stream()
                    .filter(known -> known.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new BadRequest("A protocol is imap, pop3, submission or webmail.")));
        }
        return protocols;
    }
}

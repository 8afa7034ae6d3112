package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.ListRequest;
import org.mailmax.administration.QueueAdministration;
import org.mailmax.administration.QueuedDestination;
import org.mailmax.administration.QueuedRecipient;
import org.mailmax.administration.TokenScope;
import org.mailmax.queue.QueueRecipient.State;
import org.mailmax.queue.Selection;

/// Mail that waits to leave. What is done, is done for all recipients of a message (`messages`, by its trace
/// id), all at a domain (`destinations`), or a single one (`recipients`, by its id).
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {

    @Inject
    private QueueAdministration queue;

    @Inject
    private Caller caller;

    @PathParam("kind")
    private String kind;

    @PathParam("name")
    private String name;

    /// For how many recipients something was done.
    public record Done(int recipients) {}

    @GET
    @Path("/queue")
    @Operation(
            value = "Who waits for mail, the oldest first; in a long queue the total ends at 20000 when filtered",
            scope = TokenScope.QUEUE_READ,
            answer = QueuedRecipient.class,
            many = true)
    public String list(
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("destination") @DefaultValue("") String destination,
            @QueryParam("sender") @DefaultValue("") String sender,
            @QueryParam("first") @DefaultValue(Parameters.FIRST) int first,
            @QueryParam("size") @DefaultValue(Parameters.SIZE) int size)
            throws AdministrationException {
        ListRequest<State> part = Parameters.list("", State.WAITING, first, size);
        Optional<State> wanted = state.isEmpty() ? Optional.empty() : Optional.of(state(state));
        return JsonText.of(queue.list(caller.who(), wanted, destination, sender, part.first(), part.size()));
    }

    @GET
    @Path("/queue/destinations")
    @Operation(
            value = "Where most of it goes to, and what cannot be reached",
            scope = TokenScope.QUEUE_READ,
            answer = QueuedDestination.class,
            many = true)
    public String destinations() throws AdministrationException {
        return JsonText.of(queue.destinations(caller.who(), ListRequest.MAX_SIZE));
    }

    @GET
    @Path("/queue/{kind}/{name}")
    @Operation(
            value = "Who waits for a message, or at a destination; kind: messages, destinations, recipients",
            scope = TokenScope.QUEUE_READ,
            answer = QueuedRecipient.class,
            many = true)
    public String show(
            @QueryParam("first") @DefaultValue(Parameters.FIRST) int first,
            @QueryParam("size") @DefaultValue(Parameters.SIZE) int size)
            throws AdministrationException {
        return JsonText.of(queue.list(caller.who(), selection(), Math.max(0, first), size));
    }

    @POST
    @Path("/queue/{kind}/{name}/retry")
    @Operation(value = "Tries at once", scope = TokenScope.QUEUE_WRITE, answer = Done.class)
    public String retry() throws AdministrationException {
        return JsonText.of(new Done(queue.retry(caller.who(), selection())));
    }

    @POST
    @Path("/queue/{kind}/{name}/hold")
    @Operation(value = "Is not tried until it is released", scope = TokenScope.QUEUE_WRITE, answer = Done.class)
    public String hold() throws AdministrationException {
        return JsonText.of(new Done(queue.hold(caller.who(), selection())));
    }

    @POST
    @Path("/queue/{kind}/{name}/release")
    @Operation(value = "Ends a hold", scope = TokenScope.QUEUE_WRITE, answer = Done.class)
    public String release() throws AdministrationException {
        return JsonText.of(new Done(queue.release(caller.who(), selection())));
    }

    @DELETE
    @Path("/queue/{kind}/{name}")
    @Operation(
            value = "Gives up; the senders are told unless report is false",
            scope = TokenScope.QUEUE_WRITE,
            answer = Done.class)
    public String giveUp(@QueryParam("report") @DefaultValue("true") String report) throws AdministrationException {
        return JsonText.of(new Done(queue.giveUp(caller.who(), selection(), !report.equals("false"))));
    }

    private Selection selection() {
        return switch (kind) {
            case "messages" -> new Selection.Message(name);
            case "destinations" -> new Selection.Destination(Parameters.domain(name));
            case "recipients" -> new Selection.Recipient(id());
            default -> throw new NotFoundException();
        };
    }

    private long id() {
        if (!name.matches("\\d{1,18}")) {
            throw new NotFoundException();
        }
        return Long.parseLong(name);
    }

    private static State state(String text) {
        return Stream.of(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new BadRequest("A state is waiting or held."));
    }
}

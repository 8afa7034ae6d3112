package org.mailmax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.PlannedRoute;
import org.mailmax.administration.TokenScope;
import org.mailmax.administration.TraceAdministration;
import org.mailmax.administration.WayAdministration;
import org.mailmax.trace.TraceRecord;
import org.mailmax.trace.TracedMessage;

/// Where messages have been, and where one would go.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TraceResource {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    private TraceAdministration traces;

    @Inject
    private WayAdministration routes;

    @Inject
    private Caller caller;

    @GET
    @Path("/trace")
    @Operation(
            value = "Messages that match, the newest first; of the last day unless times are given",
            scope = TokenScope.TRACE_READ,
            answer = TraceRecord.Message.class,
            many = true)
    public String find(
            @QueryParam("sender") @DefaultValue("") String sender,
            @QueryParam("recipient") @DefaultValue("") String recipient,
            @QueryParam("id") @DefaultValue("") String id,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("until") @DefaultValue("") String until)
            throws AdministrationException {
        Instant now = Instant.now();
        return JsonText.of(traces.find(
                caller.who(),
                new TraceAdministration.Question(
                        sender,
                        recipient,
                        id,
                        Parameters.time(from, now.minus(DAY)),
                        Parameters.time(until, now.plus(DAY)))));
    }

    @GET
    @Path("/trace/{id}")
    @Operation(value = "The journey of a message", scope = TokenScope.TRACE_READ, answer = TracedMessage.class)
    public String show(@PathParam("id") String id) throws AdministrationException {
        return JsonText.of(traces.show(caller.who(), id));
    }

    @GET
    @Path("/route")
    @Operation(
            value = "Where would it go? The way a message would take now",
            scope = TokenScope.TRACE_READ,
            answer = PlannedRoute.class)
    public String plan(
            @QueryParam("sender") @DefaultValue("") String sender,
            @QueryParam("recipient") @DefaultValue("") String recipient)
            throws AdministrationException {
        return JsonText.of(routes.plan(caller.who(), sender, recipient));
    }
}

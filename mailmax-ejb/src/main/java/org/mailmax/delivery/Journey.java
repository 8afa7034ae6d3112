package org.mailmax.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.transfer.TransferEnvelope;
import org.mailmax.trace.TraceEvent.Accepted;
import org.mailmax.trace.TraceEvent.Refused;
import org.mailmax.trace.TraceStep;
import org.mailmax.trace.TraceStep.Kind;

/// Tells the trace of a delivery what happened, in its words.
final class Journey {

    private static final String INBOX = "INBOX";

    private Journey() {}

    /// A message of a client.
    static Accepted accepted(
            Consignment consignment, TransferEnvelope envelope, MessageFacts facts, Route route, List<TraceStep> more) {
        List<TraceStep> steps = new ArrayList<>();
        steps.add(received(envelope.peer(), envelope.helo(), envelope.submitter()));
        addTo(steps, route);
        steps.addAll(more);
        return accepted(consignment, envelope.recipients(), facts.messageId().orElse(""), steps);
    }

    /// A message of a client that is to be sent later.
    static Accepted waits(Consignment consignment, TransferEnvelope envelope, MessageFacts facts) {
        List<TraceStep> steps = new ArrayList<>();
        steps.add(received(envelope.peer(), envelope.helo(), envelope.submitter()));
        envelope.recipients().forEach(recipient -> steps.add(TraceStep.of(Kind.QUEUED, recipient)));
        return accepted(consignment, envelope.recipients(), facts.messageId().orElse(""), steps);
    }

    /// A message that we have made ourselves.
    ///
    /// @param why what it is: its origin and the message it is about
    static Accepted made(Consignment consignment, EmailAddress recipient, Route route, TraceStep why) {
        List<TraceStep> steps = new ArrayList<>();
        steps.add(why);
        addTo(steps, route);
        return accepted(consignment, List.of(recipient), "", steps);
    }

    /// A client was told that this is not possible.
    ///
    /// @param recipients none when the sender was refused
    static Refused refused(
            Peer peer,
            Optional<Identity> submitter,
            ReversePath sender,
            List<EmailAddress> recipients,
            Exception reason) {
        Instant now = Instant.now();
        List<TraceStep> steps =
                List.of(received(peer, "", submitter), TraceStep.ofAll(Kind.REFUSED, reason.getMessage()));
        return new Refused(TraceId.next(now), now, sender, recipients, steps);
    }

    private static Accepted accepted(
            Consignment consignment, List<EmailAddress> recipients, String messageId, List<TraceStep> steps) {
        return new Accepted(
                consignment.traceId(),
                consignment.received(),
                consignment.reversePath(),
                recipients,
                messageId,
                consignment.content().size(),
                steps);
    }

    private static TraceStep received(Peer peer, String helo, Optional<Identity> submitter) {
        return TraceStep.ofAll(
                Kind.RECEIVED,
                peer.service().name(),
                peer.remote().getAddress().getHostAddress(),
                helo,
                peer.secure() ? "TLS" : "",
                submitter.map(Identity::address).map(EmailAddress::toString).orElse(""));
    }

    private static void addTo(List<TraceStep> steps, Route route) {
        for (RouteStep step : route.steps()) {
            told(step).ifPresent(steps::add);
        }
    }

    private static Optional<TraceStep> told(RouteStep step) {
        EmailAddress at = step.at();
        String to = step.to().toString();
        return Optional.ofNullable(
                switch (step.what()) {
                    case LEADS, AGAIN -> at.equals(step.to()) ? null : TraceStep.of(Kind.LEADS, at, to);
                    case STORED -> TraceStep.of(Kind.STORED, at, INBOX);
                    case KEPT -> TraceStep.of(Kind.KEPT, at, INBOX);
                    case FORWARDED -> TraceStep.of(Kind.FORWARDED, at, to);
                    case CIRCLE, TOO_FAR, CAME_BACK -> TraceStep.of(Kind.CUT, at, to);
                    case REMOTE -> TraceStep.of(Kind.QUEUED, at);
                    case UNKNOWN -> TraceStep.of(Kind.UNKNOWN, at);
                    case DISABLED -> TraceStep.of(Kind.DISABLED, at);
                    case MAY_ANSWER -> null;
                });
    }
}

package org.mailmax.queue.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.delivery.LateDelivery;
import org.mailmax.directory.Directory;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailRelay;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.queue.Letter;
import org.mailmax.queue.Origin;
import org.mailmax.queue.QueueDestinations;
import org.mailmax.queue.QueueMessage;
import org.mailmax.queue.QueuePolicies;
import org.mailmax.queue.QueuePolicy;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.queue.acceptance.Acceptance;
import org.mailmax.queue.acceptance.AcceptanceLog;
import org.mailmax.queue.dispatch.Round.Answer;
import org.mailmax.route.NextHop;
import org.mailmax.route.Routes;
import org.mailmax.route.TlsSessions;

/// Brings one parcel to its next host, or to the mailboxes here, and tells the lane how it went.
@ApplicationScoped
public class Courier {

    private static final Reply NOBODY_HERE =
            new Reply(550, Optional.of(EnhancedStatus.of("5.1.1")), "nobody takes mail for this address here");

    @Inject
    private Directory directory;

    @Inject
    private LateDelivery mailboxes;

    @Inject
    private Routes routes;

    @Inject
    private Departures departures;

    @Inject
    private Letters letters;

    @Inject
    private Aftermath aftermath;

    @Inject
    private TlsSessions sessions;

    @Inject
    private QueuePolicies policies;

    @Inject
    private QueueDestinations destinations;

    @Inject
    private AcceptanceLog acceptances;

    /// @return false when it cannot go now, and nothing was done
    boolean deliver(WayOut way, Lane lane, Parcel parcel) {
        Letter letter = letters.of(parcel.message(), parcel.location());
        if (!directory.isForeign(parcel.domain())) {
            deliverHere(lane, letter, parcel);
            return true;
        }
        NextHop hop = hop(parcel);
        if (hop instanceof NextHop.To(Destination destination)) {
            Optional<Gate> gate = way.gate(destination, parcel.domain());
            return gate.isPresent()
                    ? through(gate.get(), new Leg(way, destination, letter, parcel), lane)
                    : straight(new Leg(way, destination, letter, parcel), lane);
        }
        concluded(lane, letter, nowhere(hop, parcel));
        return true;
    }

    /// A parcel and the next piece of its way.
    private record Leg(WayOut way, Destination destination, Letter letter, Parcel parcel) {}

    /// REQUIRETLS holds from host to host (RFC 8689 §4.2.1). A report on TLS arrives however bad TLS is (RFC 8460 §3).
    private NextHop hop(Parcel parcel) {
        QueueMessage message = parcel.message();
        if (message.origin() == Origin.TLS_REPORT) {
            return routes.anyDestination(parcel.domain());
        }
        return message.options().requireTls()
                ? routes.verifiedDestination(parcel.domain(), message.reversePath(), message.account())
                : routes.destination(parcel.domain(), message.reversePath(), message.account());
    }

    private static Round nowhere(NextHop hop, Parcel parcel) {
        Instant now = Instant.now();
        return switch (hop) {
            case NextHop.NoSuchDomain(Reply reply) -> Round.same(parcel, Verdict.REFUSED, reply, now);
            case NextHop.NullMx(Reply reply) -> Round.same(parcel, Verdict.REFUSED, reply, now);
            case NextHop.LoopToOurselves(Reply reply) -> Round.same(parcel, Verdict.REFUSED, reply, now);
            case NextHop.NoVerifiedHost(Reply reply) -> Round.same(parcel, Verdict.REFUSED, reply, now);
            case NextHop.TryLater(Reply reply) -> Round.same(parcel, Verdict.DEFERRED, reply, now);
            case NextHop.To _ -> throw new IllegalArgumentException("somewhere");
        };
    }

    private boolean straight(Leg leg, Lane lane) {
        concluded(lane, leg.letter(), handedOver(leg));
        return true;
    }

    /// Through a smart host. When that cannot be reached, the recipients' own hosts are not to blame: mail on other
    /// ways to them goes on.
    private boolean through(Gate gate, Leg leg, Lane lane) {
        QueuePolicy policy = policies.of(WayOut.policyName(leg.destination()));
        Instant now = Instant.now();
        return switch (gate.enter(lane, policy, now)) {
            case Gate.Word.Wait _ -> false;
            case Gate.Word.Closed(Instant until, String answer) -> {
                Round round = Round.same(leg.parcel(), Verdict.DEFERRED, Reply.none(answer), now);
                aftermath.settle(lane, leg.letter(), round, until);
                yield true;
            }
            case Gate.Word.Go _ -> {
                try {
                    Round round = handedOver(leg);
                    aftermath.settle(lane, leg.letter(), round, noted(gate, policy, round, lane));
                } finally {
                    leg.way().back(gate);
                }
                yield true;
            }
        };
    }

    /// @return not to be tried before
    private Instant noted(Gate gate, QueuePolicy policy, Round round, Lane lane) {
        if (round.isDecided()) {
            gate.worked();
            worked(lane);
        } else if (round.reachedNobody()) {
            return gate.close(policy, round.firstAnswer().orElse(""), round.at());
        } else {
            gate.disappointed(round.asksForLess());
        }
        return round.at();
    }

    private Round handedOver(Leg leg) {
        try {
            Shipment shipment = departures.of(leg.letter(), leg.parcel());
            MailRelay.Witness witness = taken -> acceptances.write(acceptance(leg.parcel(), taken));
            Handover handover = leg.way().relay().relay(leg.destination(), shipment, witness);
            observe(leg, handover);
            return Round.of(leg.parcel(), handover, Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the octets of " + leg.letter().message().traceId() + " are out of reach", e);
        }
    }

    private static Acceptance acceptance(Parcel parcel, List<Handover.Result> taken) {
        Set<EmailAddress> addresses =
                taken.stream().map(Handover.Result::recipient).collect(Collectors.toSet());
        Handover.Result first = taken.getFirst();
        return new Acceptance(
                parcel.message().traceId(),
                parcel.recipients().stream()
                        .filter(recipient -> addresses.contains(recipient.address()))
                        .map(QueueRecipient::id)
                        .toList(),
                Instant.now(),
                first.verdict() == Verdict.RELAYED_WITH_DSN,
                first.host(),
                first.reply());
    }

    /// It was taken by another host when the server went down.
    void resume(Lane lane, Parcel parcel, Acceptance acceptance) {
        Verdict verdict = acceptance.knowsDsn() ? Verdict.RELAYED_WITH_DSN : Verdict.RELAYED;
        List<Answer> answers = parcel.recipients().stream()
                .map(recipient -> new Answer(recipient, verdict, acceptance.reply(), acceptance.host()))
                .toList();
        Round round = new Round(parcel, answers, acceptance.at());
        aftermath.settle(lane, letters.of(parcel.message(), parcel.location()), round, acceptance.at());
    }

    /// A smart host is nobody's to report on; and reports are not reported on, or they would never end.
    private void observe(Leg leg, Handover handover) {
        DomainName domain = leg.parcel().domain();
        if (leg.destination().name().equals(domain.name())
                && leg.letter().message().origin() != Origin.TLS_REPORT) {
            sessions.observe(domain, leg.destination(), handover);
        }
    }

    private void concluded(Lane lane, Letter letter, Round round) {
        Instant notBefore = round.at();
        if (round.isDecided()) {
            worked(lane);
        } else if (round.reachedNobody() || lane.disappointed(round.asksForLess())) {
            notBefore = close(lane, round);
        }
        aftermath.settle(lane, letter, round, notBefore);
    }

    private void worked(Lane lane) {
        if (lane.worked()) {
            destinations.reached(lane.domain());
        }
    }

    /// However much waits for a destination that cannot be reached, this is all there is to do about it.
    private Instant close(Lane lane, Round round) {
        lane.close(
                        round.at(),
                        policies.of(lane.domain()).wait(lane.failures() + 1),
                        round.firstAnswer().orElse(""))
                .ifPresent(destinations::failed);
        return lane.closedUntil();
    }

    private void deliverHere(Lane lane, Letter letter, Parcel parcel) {
        Instant now = Instant.now();
        try {
            List<QueueRecipient> nowhere = mailboxes.deliver(letter, parcel.recipients());
            List<QueueRecipient> done = new ArrayList<>(parcel.recipients());
            done.removeAll(nowhere);
            aftermath.delivered(lane, letter, done, now);
            if (!nowhere.isEmpty()) {
                Parcel lost = new Parcel(parcel.message(), parcel.location(), nowhere);
                aftermath.settle(lane, letter, Round.same(lost, Verdict.REFUSED, NOBODY_HERE, now), now);
            }
        } catch (MailException.CannotDo gone) {
            aftermath.gone(lane, parcel);
        } catch (MailException | IOException e) {
            Reply reply = Reply.none(e.getMessage());
            aftermath.settle(lane, letter, Round.same(parcel, Verdict.DEFERRED, reply, now), now);
        }
    }
}

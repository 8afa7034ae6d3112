package org.mailmax.queue.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.delivery.LateDelivery;
import org.mailmax.directory.Directory;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailRelay;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.queue.Letter;
import org.mailmax.queue.QueueDestinations;
import org.mailmax.queue.QueueMessage;
import org.mailmax.queue.QueuePolicies;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.route.NextHop;
import org.mailmax.route.Routes;

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
    private QueuePolicies policies;

    @Inject
    private QueueDestinations destinations;

    void deliver(MailRelay relay, Lane lane, Parcel parcel) {
        Letter letter = letters.of(parcel.message(), parcel.location());
        if (directory.isForeign(parcel.domain())) {
            concluded(lane, letter, offered(relay, letter, parcel));
        } else {
            deliverHere(lane, letter, parcel);
        }
    }

    private Round offered(MailRelay relay, Letter letter, Parcel parcel) {
        QueueMessage message = parcel.message();
        Instant now = Instant.now();
        return switch (routes.destination(parcel.domain(), message.reversePath(), message.account())) {
            case NextHop.To(Destination destination) -> handedOver(relay, destination, letter, parcel);
            case NextHop.NoSuchDomain(Reply reply) -> Round.same(parcel, Verdict.REFUSED, reply, now);
            case NextHop.NullMx(Reply reply) -> Round.same(parcel, Verdict.REFUSED, reply, now);
            case NextHop.LoopToOurselves(Reply reply) -> Round.same(parcel, Verdict.REFUSED, reply, now);
            case NextHop.NoVerifiedHost(Reply reply) -> Round.same(parcel, Verdict.REFUSED, reply, now);
            case NextHop.TryLater(Reply reply) -> Round.same(parcel, Verdict.DEFERRED, reply, now);
        };
    }

    private Round handedOver(MailRelay relay, Destination destination, Letter letter, Parcel parcel) {
        try {
            return Round.of(parcel, relay.relay(destination, departures.of(letter, parcel)), Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException("the octets of " + letter.message().traceId() + " are out of reach", e);
        }
    }

    private void concluded(Lane lane, Letter letter, Round round) {
        Instant notBefore = round.at();
        if (round.isDecided()) {
            if (lane.worked()) {
                destinations.reached(lane.domain());
            }
        } else if (round.reachedNobody() || lane.disappointed(round.asksForLess())) {
            notBefore = close(lane, round);
        }
        aftermath.settle(lane, letter, round, notBefore);
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

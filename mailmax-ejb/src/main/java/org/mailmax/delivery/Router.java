package org.mailmax.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailmax.delivery.Route.Relay;
import org.mailmax.delivery.RouteStep.What;
import org.mailmax.directory.Mailbox;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// Finds the way of one message to its recipients. A new one for each message.
///
/// 1. An address leads to the mailbox that claims it (see [org.mailmax.directory.Directory]).
/// 2. A mailbox that forwards sends the message on to each of its addresses; forwards to local addresses are followed.
/// 3. A mailbox keeps the message when *store mail* is on, and also when it could not be forwarded everywhere: to an
///    address that is gone, in a circle, too far, or nowhere because no address was entered. Nothing is ever lost
///    because a box was unchecked.
/// 4. However many ways lead to a mailbox or an outside address, each gets one copy.
final class Router {

    private enum Visit {
        /// Its forwards are being followed; who leads back here goes in a circle.
        OPEN,
        DONE
    }

    private final Function<EmailAddress, Resolution> directory;
    private final RoutingLimits limits;
    private final Set<EmailAddress> forwardedBefore;

    private final Map<AccountId, Visit> visits = new HashMap<>();
    private final Map<EmailAddress, Relay> relays = new LinkedHashMap<>();
    private final List<Mailbox> kept = new ArrayList<>();
    private final List<Mailbox> responders = new ArrayList<>();
    private final List<Resolution> failures = new ArrayList<>();
    private final List<RouteStep> steps = new ArrayList<>();
    private int followed;

    /// @param directory whose an address is
    /// @param forwardedBefore accounts that have forwarded this very message to another host before it came
    /// back, as its Delivered-To fields say
    Router(Function<EmailAddress, Resolution> directory, RoutingLimits limits, Set<EmailAddress> forwardedBefore) {
        this.directory = directory;
        this.limits = limits;
        this.forwardedBefore = forwardedBefore;
    }

    Route route(Collection<EmailAddress> recipients) {
        for (EmailAddress recipient : recipients) {
            Resolution resolution = directory.apply(recipient);
            if (!reach(recipient, resolution, Optional.empty(), 0)) {
                failures.add(resolution);
            }
        }
        return new Route(
                List.copyOf(kept),
                List.copyOf(relays.values()),
                List.copyOf(responders),
                List.copyOf(failures),
                List.copyOf(steps));
    }

    /// @return whether a copy of the message ends up somewhere
    private boolean reach(EmailAddress named, Resolution resolution, Optional<Mailbox> forwarder, int depth) {
        return switch (resolution) {
            case Resolution.Remote(EmailAddress address) -> {
                step(depth, What.REMOTE, address, address);
                relays.putIfAbsent(address, new Relay(address, forwarder));
                yield true;
            }
            case Resolution.Found(Mailbox mailbox) -> reach(named, mailbox, depth);
            case Resolution.Unknown(EmailAddress address) -> step(depth, What.UNKNOWN, address, address);
            case Resolution.Disabled(EmailAddress address) -> step(depth, What.DISABLED, address, address);
        };
    }

    private boolean reach(EmailAddress named, Mailbox mailbox, int depth) {
        Visit visit = visits.get(mailbox.account());
        if (visit == Visit.OPEN) {
            step(depth, What.CIRCLE, named, mailbox.address());
            return mailbox.settings().storeMail();
        }
        if (visit == null) {
            step(depth, What.LEADS, named, mailbox.address());
            visit(mailbox, depth);
        } else {
            step(depth, What.AGAIN, named, mailbox.address());
        }
        return true;
    }

    private void visit(Mailbox mailbox, int depth) {
        visits.put(mailbox.account(), Visit.OPEN);
        boolean forwarded = forward(mailbox, depth);
        if (mailbox.settings().storeMail() || !forwarded) {
            step(depth, mailbox.settings().storeMail() ? What.STORED : What.KEPT, mailbox);
            kept.add(mailbox);
        }
        if (mailbox.settings().responder().allowed()) {
            step(depth, What.MAY_ANSWER, mailbox);
            responders.add(mailbox);
        }
        visits.put(mailbox.account(), Visit.DONE);
    }

    /// @return whether the message went to all addresses, and to one at least
    private boolean forward(Mailbox mailbox, int depth) {
        if (mailbox.forwards().isEmpty()) {
            return false;
        }
        if (forwardedBefore.contains(mailbox.address())) {
            return step(depth, What.CAME_BACK, mailbox);
        }
        boolean everywhere = true;
        for (EmailAddress target : mailbox.forwards()) {
            everywhere &= forward(mailbox, target, depth);
        }
        return everywhere;
    }

    private boolean forward(Mailbox mailbox, EmailAddress target, int depth) {
        if (depth >= limits.depth() || ++followed > limits.addresses()) {
            return step(depth, What.TOO_FAR, mailbox.address(), target);
        }
        step(depth, What.FORWARDED, mailbox.address(), target);
        return reach(target, directory.apply(target), Optional.of(mailbox), depth + 1);
    }

    private boolean step(int depth, What what, Mailbox at) {
        return step(depth, what, at.address(), at.address());
    }

    /// @return false, for the steps that lead nowhere
    private boolean step(int depth, What what, EmailAddress at, EmailAddress to) {
        steps.add(new RouteStep(depth, what, at, to));
        return false;
    }
}

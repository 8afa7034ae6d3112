package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.delivery.RouteStep;
import org.mailmax.delivery.WayFinder;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Address;
import org.mailmax.directory.Directory;
import org.mailmax.directory.PlusAddress;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;

/// Where would it go? The way of a message that nobody has sent yet.
@ApplicationScoped
public class WayAdministration {

    @Inject
    private Permissions permissions;

    @Inject
    private Directory directory;

    @Inject
    private Accounts accounts;

    @Inject
    private WayFinder ways;

    /// Draws the way.
    ///
    /// @param sender empty for the null reverse-path of reports
    public PlannedRoute plan(Actor actor, String sender, String recipient) throws AdministrationException {
        Vision vision = new Vision(permissions.visible(actor), directory::isLocal);
        ReversePath from = sender.isBlank() ? ReversePath.NULL : ReversePath.of(Entries.address(Field.SENDER, sender));
        EmailAddress to = Entries.address(Field.ADDRESS, recipient);
        // What is said about a sender of another domain of ours would tell whether the address exists.
        boolean closedSender = from.address().map(vision::isClosed).orElse(false);
        WayFinder.Way way = ways.find(closedSender ? ReversePath.NULL : from, to);
        return new PlannedRoute(
                from,
                to,
                way.refusedSender(),
                vision.isClosed(to) ? Optional.empty() : way.refusedRecipient(),
                stops(way.route().steps(), vision, ways.isNeverAnswered(from)));
    }

    private List<PlannedRoute.Stop> stops(List<RouteStep> steps, Vision vision, boolean neverAnswered) {
        List<PlannedRoute.Stop> stops = new ArrayList<>();
        int closedAt = Integer.MAX_VALUE;
        for (RouteStep step : steps) {
            boolean hidden = step.depth() >= closedAt;
            closedAt = hidden ? closedAt : Integer.MAX_VALUE;
            if (hidden || step.what() == RouteStep.What.MAY_ANSWER && neverAnswered) {
                continue;
            }
            if (vision.isClosed(step.at())) {
                closedAt = step.depth();
                stops.add(PlannedRoute.Stop.elsewhere(step));
            } else {
                stops.add(PlannedRoute.Stop.of(step, claim(step)));
            }
        }
        return stops;
    }

    /// By which name an address leads to its mailbox.
    private PlannedRoute.Claim claim(RouteStep step) {
        EmailAddress at = step.at();
        if (step.what() != RouteStep.What.LEADS || at.equals(step.to())) {
            return PlannedRoute.Claim.OWN_NAME;
        }
        Optional<Address> claim = accounts.claim(at);
        if (claim.isPresent()) {
            return claim.get().isAlias() && claim.get().address().localKey().equals(Address.CATCHREST)
                    ? PlannedRoute.Claim.CATCHREST
                    : PlannedRoute.Claim.ALIAS;
        }
        boolean detailed = !PlusAddress.base(at).equals(at)
                && accounts.claim(PlusAddress.base(at)).isPresent();
        return detailed ? PlannedRoute.Claim.DETAIL : PlannedRoute.Claim.CATCHREST;
    }
}

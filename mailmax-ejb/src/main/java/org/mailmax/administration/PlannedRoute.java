package org.mailmax.administration;

import java.util.List;
import java.util.Optional;
import org.mailmax.delivery.RouteStep;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;

/// The way a message would take, as far as the one who asked may know.
///
/// @param refusedSender what the sender would be told instead
/// @param refusedRecipient what the sender would be told about the recipient instead
public record PlannedRoute(
        ReversePath sender,
        EmailAddress recipient,
        Optional<String> refusedSender,
        Optional<String> refusedRecipient,
        List<Stop> stops) {

    /// Whether the message would be taken.
    public boolean isTaken() {
        return refusedSender.isEmpty() && refusedRecipient.isEmpty();
    }

    /// One step.
    ///
    /// @param depth how many forwards lie before it
    /// @param claim for an address that leads to a mailbox: by which name
    public record Stop(int depth, What what, EmailAddress at, EmailAddress to, Claim claim) {

        static Stop of(RouteStep step, Claim claim) {
            return new Stop(step.depth(), What.valueOf(step.what().name()), step.at(), step.to(), claim);
        }

        static Stop elsewhere(RouteStep step) {
            return new Stop(step.depth(), What.ELSEWHERE, step.at(), step.at(), Claim.OWN_NAME);
        }
    }

    /// What happens, see [RouteStep.What]; and ELSEWHERE: the address is in a domain one may not look into.
    public enum What {
        LEADS,
        AGAIN,
        STORED,
        KEPT,
        FORWARDED,
        CIRCLE,
        TOO_FAR,
        CAME_BACK,
        MAY_ANSWER,
        REMOTE,
        UNKNOWN,
        DISABLED,
        ELSEWHERE
    }

    /// By which name an address belongs to a mailbox.
    public enum Claim {
        OWN_NAME,
        ALIAS,
        /// A detail behind a plus sign (RFC 5233 §1).
        DETAIL,
        CATCHREST
    }
}

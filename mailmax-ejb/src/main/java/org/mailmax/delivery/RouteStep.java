package org.mailmax.delivery;

import org.mailmax.mail.address.EmailAddress;

/// One step of the way a message takes, in the order it is taken.
///
/// @param depth how many forwards lie before it
/// @param at the recipient, or the mailbox the step happens at
/// @param to where the step leads; the same as `at` when it leads nowhere else
public record RouteStep(int depth, What what, EmailAddress at, EmailAddress to) {

    /// What happens.
    public enum What {
        /// An address leads to a mailbox.
        LEADS,
        /// An address leads to a mailbox that has the message already.
        AGAIN,
        /// The mailbox keeps a copy.
        STORED,
        /// The mailbox keeps a copy although it should not, since it could not forward it everywhere.
        KEPT,
        /// The mailbox forwards to an address.
        FORWARDED,
        /// The mailbox does not forward to an address, since that leads back in a circle.
        CIRCLE,
        /// The mailbox does not forward to an address, since too many forwards lie behind or beside it.
        TOO_FAR,
        /// The mailbox forwards nothing, since it has forwarded this very message before.
        CAME_BACK,
        /// The responder of the mailbox may answer.
        MAY_ANSWER,
        /// The address is on another host.
        REMOTE,
        /// Nobody takes mail for the address.
        UNKNOWN,
        /// The mailbox of the address is switched off.
        DISABLED
    }
}

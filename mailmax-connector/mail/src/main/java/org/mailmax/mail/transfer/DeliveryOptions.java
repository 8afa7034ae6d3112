package org.mailmax.mail.transfer;

import java.time.Instant;
import java.util.Optional;

/// What the sender asks for on the way of a whole message.
///
/// @param returned how much of the message a failure report brings back (RFC 3461 §4.3)
/// @param envelopeId the sender's own name for the envelope, decoded, at most 100 characters (RFC 3461 §4.4)
/// @param requireTls the message must never travel in clear text (RFC 8689 §2)
/// @param priority from -9 to 9, higher goes first (RFC 6710 §3)
/// @param holdUntil not to be sent before (RFC 4865 §4)
/// @param deliverBy when it is too late (RFC 2852 §4)
public record DeliveryOptions(
        Optional<Returned> returned,
        Optional<String> envelopeId,
        boolean requireTls,
        int priority,
        Optional<Instant> holdUntil,
        Optional<DeliverBy> deliverBy) {

    public static final int LOWEST_PRIORITY = -9;
    public static final int HIGHEST_PRIORITY = 9;

    /// Nothing asked for.
    public static final DeliveryOptions NONE =
            new DeliveryOptions(Optional.empty(), Optional.empty(), false, 0, Optional.empty(), Optional.empty());

    /// How much of a message comes back with a report of its failure.
    public enum Returned {
        FULL,
        HEADERS
    }

    /// @param deadline when the message should have arrived
    /// @param mode what happens then
    /// @param trace the sender wants to hear of each relay that took it over
    public record DeliverBy(Instant deadline, Mode mode, boolean trace) {

        /// What happens to a message that is late.
        public enum Mode {
            /// It is given up, and the sender is told.
            RETURN,
            /// It still travels, and the sender is told.
            NOTIFY
        }
    }

    /// @throws IllegalArgumentException when the priority is out of range
    public DeliveryOptions {
        if (priority < LOWEST_PRIORITY || priority > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException("not a priority: " + priority);
        }
    }
}

package org.mailmax.protocol.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;

/// What MAIL asks for beyond the delivery itself, as it was said: times still count from now.
///
/// @param returned RET (RFC 3461 §4.3)
/// @param envelopeId ENVID, decoded (RFC 3461 §4.4)
/// @param requireTls REQUIRETLS (RFC 8689 §2)
/// @param priority MT-PRIORITY (RFC 6710 §4)
/// @param hold HOLDFOR or HOLDUNTIL (RFC 4865 §4)
/// @param by BY (RFC 2852 §4)
public record Requests(
        Optional<Returned> returned,
        Optional<String> envelopeId,
        boolean requireTls,
        int priority,
        Optional<Hold> hold,
        Optional<By> by) {

    public static final Requests NONE =
            new Requests(Optional.empty(), Optional.empty(), false, 0, Optional.empty(), Optional.empty());

    /// When a message is to be released.
    public sealed interface Hold {

        Instant from(Instant now);

        record For(Duration time) implements Hold {
            @Override
            public Instant from(Instant now) {
                return now.plus(time);
            }
        }

        record Until(Instant moment) implements Hold {
            @Override
            public Instant from(Instant now) {
                return moment;
            }
        }
    }

    /// By when a message shall have arrived.
    ///
    /// @param time from now; not positive when it is late already
    public record By(Duration time, DeliverBy.Mode mode, boolean trace) {}

    Requests withPriority(int other) {
        return new Requests(returned, envelopeId, requireTls, other, hold, by);
    }

    DeliveryOptions options(Instant now) {
        return new DeliveryOptions(
                returned,
                envelopeId,
                requireTls,
                priority,
                hold.map(release -> release.from(now)),
                by.map(limit -> new DeliverBy(now.plus(limit.time()), limit.mode(), limit.trace())));
    }
}

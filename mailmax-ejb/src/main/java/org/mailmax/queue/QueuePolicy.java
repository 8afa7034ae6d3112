package org.mailmax.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;

/// How mail for a destination is tried.
///
/// @param backoff from one attempt to the next; the last one is repeated
/// @param warning when a sender is told that it takes long
/// @param expiry when it is given up
/// @param concurrency how many messages are handed over at the same time, at most
/// @param perMinute how many messages in a minute, at most; 0 for no limit
public record QueuePolicy(List<Duration> backoff, Duration warning, Duration expiry, int concurrency, int perMinute) {

    public QueuePolicy {
        backoff = List.copyOf(backoff);
        if (backoff.isEmpty() || concurrency < 1 || perMinute < 0) {
            throw new IllegalArgumentException("a queue policy without attempts");
        }
    }

    /// The time to wait after so many attempts.
    public Duration wait(int attempts) {
        return backoff.get(Math.clamp(attempts - 1L, 0, backoff.size() - 1));
    }

    /// The time table of a message that comes now, or is to be sent later, or has a deadline (RFC 2852 §4).
    public QueueEntry.Times times(Instant now, DeliveryOptions options) {
        Instant due = options.holdUntil().filter(now::isBefore).orElse(now);
        Instant expires = due.plus(expiry);
        Instant notice = due.plus(warning);
        if (options.deliverBy().isPresent()) {
            DeliverBy by = options.deliverBy().get();
            notice = earlier(notice, by.deadline());
            expires = by.mode() == DeliverBy.Mode.RETURN ? earlier(expires, by.deadline()) : expires;
        }
        return new QueueEntry.Times(due, earlier(notice, expires), expires);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package org.mailmax.administration;

import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.QueueControl;
import org.mailmax.queue.QueueDestination;

/// A domain to which mail waits, as pages show it.
///
/// @param waiting how many recipients
/// @param failingSince since when it cannot be reached; nothing when it can
/// @param answer what happened last; empty when it can be reached
public record QueuedDestination(
        DomainName domain, long waiting, Instant next, Optional<Instant> failingSince, String answer) {

    static QueuedDestination of(QueueControl.Waiting waiting, Optional<QueueDestination> trouble) {
        return new QueuedDestination(
                waiting.domain(),
                waiting.waiting(),
                trouble.map(QueueDestination::retryAt)
                        .filter(waiting.next()::isBefore)
                        .orElse(waiting.next()),
                trouble.map(QueueDestination::failingSince),
                trouble.map(QueueDestination::lastAnswer).orElse(""));
    }
}

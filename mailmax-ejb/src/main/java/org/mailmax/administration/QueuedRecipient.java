package org.mailmax.administration;

import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.queue.Origin;
import org.mailmax.queue.QueueDestination;
import org.mailmax.queue.QueueRecipient;

/// A recipient who waits, as pages show him.
///
/// @param next when it is tried again: not before its destination is
/// @param answer what was said last; of the destination when that cannot be reached
/// @param heldBecause empty when it is not held
public record QueuedRecipient(
        long id,
        String traceId,
        Origin origin,
        ReversePath sender,
        EmailAddress recipient,
        QueueRecipient.State state,
        Instant since,
        int attempts,
        Instant next,
        Instant expires,
        int priority,
        String answer,
        String heldBecause) {

    static QueuedRecipient of(QueueRecipient row, Optional<QueueDestination> trouble) {
        Instant next = trouble.map(QueueDestination::retryAt)
                .filter(row.nextAttempt()::isBefore)
                .orElse(row.nextAttempt());
        return new QueuedRecipient(
                row.id(),
                row.message().traceId(),
                row.message().origin(),
                row.message().reversePath(),
                row.address(),
                row.state(),
                row.message().created(),
                row.attempts(),
                next,
                row.expires(),
                row.message().options().priority(),
                row.lastAnswer().isEmpty()
                        ? trouble.map(QueueDestination::lastAnswer).orElse("")
                        : row.lastAnswer(),
                row.heldBecause());
    }
}

package org.mailmax.administration;

import java.time.Duration;
import java.time.Instant;
import org.mailmax.directory.SecondFactor;

/// Somebody whose password was right and who has yet to show a code. It stays on the server, in the session.
///
/// @param actor who will be logged in
/// @param until when it is of no use any more
public record PendingLogin(Actor actor, SecondFactor.Owner owner, Instant until) {

    /// Time enough to find the telephone.
    static final Duration VALID = Duration.ofMinutes(5);

    static PendingLogin of(Actor actor, SecondFactor.Owner owner) {
        return new PendingLogin(actor, owner, Instant.now().plus(VALID));
    }
}

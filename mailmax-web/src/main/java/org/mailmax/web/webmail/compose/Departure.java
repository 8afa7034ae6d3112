package org.mailmax.web.webmail.compose;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a message leaves.
sealed interface Departure {

    /// Room for the queue, which gives nothing back in the last two seconds, and for the way to the browser.
    Duration ROOM = Duration.ofSeconds(3);

    /// As soon as its author cannot take it back any more.
    ///
    /// @param undo how long that is; zero: at once
    record Soon(Duration undo) implements Departure {

        @Override
        public Optional<Instant> holdUntil(Instant now) {
            return undo.isZero() ? Optional.empty() : Optional.of(now.plus(undo).plus(ROOM));
        }
    }

    /// At a time its author has chosen.
    record Later(Instant time) implements Departure {

        @Override
        public Optional<Instant> holdUntil(Instant now) {
            return Optional.of(time);
        }
    }

    Optional<Instant> holdUntil(Instant now);
}

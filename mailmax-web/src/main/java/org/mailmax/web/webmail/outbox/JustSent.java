package org.mailmax.web.webmail.outbox;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailmax.queue.outbox.Scheduled;

/// What was sent last in this session, as long as it may be taken back.
@Named
@SessionScoped
public class JustSent implements Serializable {

    private Scheduled message;
    private Instant until = Instant.EPOCH;

    public void remember(Scheduled sent, Duration time) {
        message = sent;
        until = Instant.now().plus(time);
    }

    public void forget() {
        until = Instant.EPOCH;
    }

    public Optional<Scheduled> message() {
        return Optional.ofNullable(message);
    }

    public boolean isUndoable() {
        return Instant.now().isBefore(until);
    }

    /// How many milliseconds are left.
    public long getMillis() {
        return Math.max(0, Duration.between(Instant.now(), until).toMillis());
    }
}

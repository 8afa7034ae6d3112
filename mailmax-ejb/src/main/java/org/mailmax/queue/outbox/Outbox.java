package org.mailmax.queue.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.database.Durability;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException;

/// What an account has sent to leave later: listed, taken back, or sent at once after all. What was changed is forced
/// to the device when a method returns.
@ApplicationScoped
public class Outbox {

    @Inject
    private ScheduledMessages messages;

    @Inject
    private Durability durability;

    @Inject
    @ConfigProperty(name = "mailmax.smtp.hold.seconds", defaultValue = "2678400")
    private long longestHold;

    public void add(Identity sender, Scheduled message) throws MailException {
        messages.add(sender.account(), message);
        durability.await();
    }

    /// Those that have not left yet, the next one first.
    public List<Scheduled> list(Identity sender) {
        return messages.list(sender.account());
    }

    /// Takes a message out of the queue, for all its recipients or for none.
    ///
    /// @return false when it is too late, or when it is not the account's own
    public boolean cancel(Identity sender, String traceId) throws MailException {
        boolean cancelled = messages.cancel(sender, traceId);
        durability.await();
        return cancelled;
    }

    /// @return false when it has left, or when it is not the account's own
    public boolean sendNow(Identity sender, String traceId) throws MailException {
        boolean released = messages.sendNow(sender, traceId);
        durability.await();
        return released;
    }

    /// How long what this account sends may be taken back.
    public Duration undoTime(Identity sender) {
        return messages.undoTime(sender.account());
    }

    /// @throws IllegalArgumentException when it is none of [UndoTime#CHOICES]
    public void useUndoTime(Identity sender, Duration time) throws MailException {
        if (!UndoTime.CHOICES.contains(time)) {
            throw new IllegalArgumentException("not a choice: " + time);
        }
        messages.useUndoTime(sender.account(), time);
        durability.await();
    }

    /// The last moment to which a message may be held back.
    public Instant latest() {
        return Instant.now().plusSeconds(longestHold);
    }
}

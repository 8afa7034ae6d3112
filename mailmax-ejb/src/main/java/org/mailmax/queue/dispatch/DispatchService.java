package org.mailmax.queue.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.database.Migration;
import org.mailmax.mail.port.MailDispatch;
import org.mailmax.mail.port.MailRelay;

/// Sends what is in the queue as long as there is a way out.
@ApplicationScoped
public class DispatchService implements MailDispatch {

    /// How many messages may be on their way at once to destinations that work.
    @Inject
    @ConfigProperty(name = "mailmax.queue.room.alive", defaultValue = "500")
    private int alive;

    /// The same for destinations nothing is known of.
    @Inject
    @ConfigProperty(name = "mailmax.queue.room.unknown", defaultValue = "500")
    private int unknown;

    /// The same for destinations that could not be reached the last time.
    @Inject
    @ConfigProperty(name = "mailmax.queue.room.failing", defaultValue = "100")
    private int failing;

    /// Beside all these: messages to destinations that have not answered for a while.
    @Inject
    @ConfigProperty(name = "mailmax.queue.room.stalled", defaultValue = "2000")
    private int stalled;

    @Inject
    private Migration migration;

    @Inject
    private DispatchTools tools;

    private final AtomicReference<Dispatcher> running = new AtomicReference<>();

    @Override
    public void open(MailRelay relay) {
        // The way out opens while the application still starts: asking for this waits until the tables are there.
        migration.kind();
        Dispatcher dispatcher = new Dispatcher(tools, relay, new Agenda.Room(alive, unknown, failing, stalled));
        Optional.ofNullable(running.getAndSet(dispatcher)).ifPresent(Dispatcher::stop);
        dispatcher.start();
    }

    @Override
    public void close() {
        Optional.ofNullable(running.getAndSet(null)).ifPresent(Dispatcher::stop);
    }

    /// What is being done at this moment; nothing when there is no way out.
    public Optional<Pulse> pulse() {
        return Optional.ofNullable(running.get()).map(Dispatcher::pulse);
    }

    /// @param destinations how many are known
    /// @param underway how many recipients are being sent to
    public record Pulse(int destinations, int underway) {}
}

package org.mailmax.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailmax.content.Location;
import org.mailmax.mail.address.DomainName;

/// Tells whoever sends that something is due, after it has been committed. Only a hint: what is due stands in the
/// database.
@ApplicationScoped
public class QueueNews {

    /// Somebody who sends.
    public interface Listener {

        /// Mail for this domain is due from then on.
        void due(DomainName domain, int priority, Instant from);

        /// A message is about to be put into the queue: nobody sends it before it has been told what has become of it.
        Expected expect(QueueEntry entry, QueueIds ids);

        /// What is different for destinations has changed; one that could not be reached may be tried again.
        void retry(DomainName domain);
    }

    /// A message that is being put into the queue. One of these is called, once.
    public interface Expected {

        /// It is in the queue, on the device.
        void arrived(QueuedMessage message, Location location);

        /// It is not there, as far as is known.
        void failed();
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    /// To be called before the entry is written, so that nobody finds it in the database first and sends it as well.
    public Expected expect(QueueEntry entry, QueueIds ids) {
        Map<Listener, Expected> expected = new HashMap<>();
        listeners.forEach(listener -> expected.put(listener, listener.expect(entry, ids)));
        return new Expected() {
            @Override
            public void arrived(QueuedMessage message, Location location) {
                expected.values().forEach(each -> each.arrived(message, location));
                listeners.stream()
                        .filter(listener -> !expected.containsKey(listener))
                        .forEach(listener -> queued(listener, entry));
            }

            @Override
            public void failed() {
                expected.values().forEach(Expected::failed);
            }
        };
    }

    private static void queued(Listener listener, QueueEntry entry) {
        for (QueueEntry.Recipient recipient : entry.recipients()) {
            listener.due(
                    recipient.address().domain(),
                    entry.options().priority(),
                    recipient.times().due());
        }
    }

    public void due(DomainName domain, int priority, Instant from) {
        listeners.forEach(listener -> listener.due(domain, priority, from));
    }

    public void retry(DomainName domain) {
        listeners.forEach(listener -> listener.retry(domain));
    }
}

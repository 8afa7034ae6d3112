package org.mailmax.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailmax.mail.address.DomainName;

/// Tells whoever sends that something is due, after it has been committed. Only a hint: what is due stands in the
/// database.
@ApplicationScoped
public class QueueNews {

    /// Somebody who sends.
    public interface Listener {

        /// Mail for this domain is due from then on.
        void due(DomainName domain, int priority, Instant from);

        /// What is different for destinations has changed; one that could not be reached may be tried again.
        void retry(DomainName domain);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    public void queued(QueueEntry entry) {
        for (QueueEntry.Recipient recipient : entry.recipients()) {
            due(
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

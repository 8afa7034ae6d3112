package org.mailmax.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderObserver;
import org.mailmax.mail.folder.OpenFolder;
import org.mailmax.mail.port.MailException;

/// The one road of news: after each commit it hints to those who watch a folder that it changed. They then ask for the
/// changes themselves, so a hint may be given too often but never too early.
@ApplicationScoped
public class Feed {

    /// How many may watch one folder.
    static final int MAX_WATCHES = 10_000;

    private static final System.Logger LOG = System.getLogger(Feed.class.getName());

    private final Map<FolderId, Set<Hold>> watches = new ConcurrentHashMap<>();

    private final List<Consumer<FolderId>> listeners = new CopyOnWriteArrayList<>();

    /// Has this called for every folder that changed, before those who watch it. For beans that live as long as the
    /// feed.
    public void onNews(Consumer<FolderId> listener) {
        listeners.add(listener);
    }

    /// Registers an observer until the watch is ended or forgotten: the registry does not keep it alive.
    ///
    /// @throws MailException.LimitReached when too many watch the folder
    public OpenFolder.Watch watch(FolderId folder, FolderObserver observer) throws MailException {
        Registration registration = new Registration(this, folder, observer);
        Set<Hold> holds = watches.compute(folder, (_, known) -> {
            Set<Hold> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(registration.hold);
            return all;
        });
        if (holds.size() > MAX_WATCHES) {
            registration.end();
            throw new MailException.LimitReached("too many sessions have this folder open");
        }
        return registration;
    }

    /// Tells everybody who watches the folder. To be called after the commit is durable, and before the answer.
    public void publish(FolderId folder) {
        listeners.forEach(listener -> listener.accept(folder));
        for (Hold hold : watches.getOrDefault(folder, Set.of())) {
            Registration registration = hold.get();
            if (registration == null) {
                forget(folder, hold);
            } else {
                tell(registration.observer);
            }
        }
    }

    int watches(FolderId folder) {
        return watches.getOrDefault(folder, Set.of()).size();
    }

    private static void tell(FolderObserver observer) {
        try {
            observer.changed();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "an observer of a folder failed", e);
        }
    }

    private void forget(FolderId folder, Hold hold) {
        watches.computeIfPresent(folder, (_, holds) -> {
            holds.remove(hold);
            return holds.isEmpty() ? null : holds;
        });
    }

    /// Equal only to itself, so that the same observer may watch twice.
    private static final class Hold extends WeakReference<Registration> {
        Hold(Registration registration) {
            super(registration);
        }
    }

    private static final class Registration implements OpenFolder.Watch {

        private final Feed feed;
        private final FolderId folder;
        private final FolderObserver observer;
        private final Hold hold = new Hold(this);

        Registration(Feed feed, FolderId folder, FolderObserver observer) {
            this.feed = feed;
            this.folder = folder;
            this.observer = observer;
        }

        @Override
        public void end() {
            feed.forget(folder, hold);
        }
    }
}

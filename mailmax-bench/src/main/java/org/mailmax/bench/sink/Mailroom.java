package org.mailmax.bench.sink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Remembers only how many messages each folder of each account has.
final class Mailroom {

    private final Map<String, Folder> folders = new ConcurrentHashMap<>();

    /// A folder: a number, and those who want to hear of it.
    static final class Folder {

        private final AtomicLong messages = new AtomicLong();
        private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

        long messages() {
            return messages.get();
        }

        void add() {
            messages.incrementAndGet();
            watchers.forEach(Runnable::run);
        }

        void watch(Runnable watcher) {
            watchers.add(watcher);
        }

        void unwatch(Runnable watcher) {
            watchers.remove(watcher);
        }
    }

    Folder folder(String account, String name) {
        return folders.computeIfAbsent(account + " " + name, key -> new Folder());
    }

    void delete(String account, String name) {
        folders.remove(account + " " + name);
    }
}

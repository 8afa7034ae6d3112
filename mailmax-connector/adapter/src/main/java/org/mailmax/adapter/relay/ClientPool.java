package org.mailmax.adapter.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailmax.adapter.net.Threads;

/// Conversations that wait for the next message to the same endpoint; the one used last goes first.
final class ClientPool implements AutoCloseable {

    private final RelaySettings.Keeping keeping;
    private final Map<Endpoint, Deque<KeptClient>> resting = new HashMap<>();
    private final Set<Thread> leaving = ConcurrentHashMap.newKeySet();
    private int count;
    private boolean closed;

    ClientPool(RelaySettings.Keeping keeping) {
        this.keeping = keeping;
    }

    /// A conversation whose host is still there.
    Optional<KeptClient> take(Endpoint endpoint) {
        Optional<KeptClient> found = next(endpoint);
        while (found.isPresent() && !isAlive(found.get())) {
            found = next(endpoint);
        }
        return found;
    }

    /// Keeps a conversation, or ends it when it cannot go on.
    void give(KeptClient client) {
        if (!client.canGoOn(keeping.shipments()) || !keep(client)) {
            leave(client);
        }
    }

    /// Says good-bye without keeping anybody waiting.
    void leave(KeptClient client) {
        Thread quit = Threads.detached().name("relay-quit").unstarted(() -> {
            client.end();
            leaving.remove(Thread.currentThread());
        });
        leaving.add(quit);
        quit.start();
    }

    /// Ends what has rested too long.
    void sweep() {
        tired().forEach(this::leave);
    }

    /// Ends all conversations and waits until that is done.
    @Override
    public void close() {
        List<KeptClient> all;
        synchronized (this) {
            closed = true;
            all = resting.values().stream().flatMap(Deque::stream).toList();
            resting.clear();
            count = 0;
        }
        all.forEach(this::leave);
        for (Thread thread : leaving) {
            join(thread);
        }
    }

    private synchronized Optional<KeptClient> next(Endpoint endpoint) {
        Deque<KeptClient> same = resting.get(endpoint);
        if (same == null) {
            return Optional.empty();
        }
        KeptClient client = same.pop();
        forget(endpoint, same);
        return Optional.of(client);
    }

    private boolean isAlive(KeptClient kept) {
        if (kept.restedNanos() < keeping.fresh().toNanos()) {
            return true;
        }
        try {
            kept.reset();
            return true;
        } catch (IOException gone) {
            System.getLogger(ClientPool.class.getName()).log(Level.DEBUG, "a resting host has gone", gone);
            leave(kept);
            return false;
        }
    }

    private synchronized boolean keep(KeptClient client) {
        if (closed || count >= keeping.connections()) {
            return false;
        }
        client.rest();
        resting.computeIfAbsent(client.endpoint(), _ -> new ArrayDeque<>()).push(client);
        count++;
        return true;
    }

    private synchronized List<KeptClient> tired() {
        List<KeptClient> tired = new ArrayList<>();
        for (Endpoint endpoint : List.copyOf(resting.keySet())) {
            Deque<KeptClient> same = resting.get(endpoint);
            while (!same.isEmpty()
                    && same.peekLast().restedNanos() > keeping.idle().toNanos()) {
                tired.add(same.removeLast());
                forget(endpoint, same);
            }
        }
        return tired;
    }

    private void forget(Endpoint endpoint, Deque<KeptClient> same) {
        count--;
        if (same.isEmpty()) {
            resting.remove(endpoint);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}

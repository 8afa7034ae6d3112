package org.mailmax.queue.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.mailmax.mail.address.DomainName;

/// Which destination comes next. Knows destinations, not messages, so it does not grow with the queue; finds the next
/// one in the time of a tree look-up, and waits without turning when none is due.
final class Agenda {

    /// How many messages may be on their way at the same time, by what is known of their destinations.
    ///
    /// @param stalled those that make no way any more, beside all others
    record Room(int alive, int unknown, int failing, int stalled) {

        int of(Health health) {
            return switch (health) {
                case ALIVE -> alive;
                case UNKNOWN -> unknown;
                case FAILING -> failing;
            };
        }
    }

    /// The clock of the machine may be set: what is due is looked at anew after this time.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /// A message that takes longer gives its place to another: most hosts that do so do not answer at all.
    static final Duration SLOW = Duration.ofSeconds(10);

    /// Destinations to which nothing waits, but whose pace is still remembered.
    private static final int RESTING = 10_000;

    private record Entry(Lane lane, Instant wake, Health health) {}

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::wake)
            .thenComparing(entry -> entry.lane().domain());

    private final Clock clock;
    private final Room room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<DomainName, Lane> lanes = new HashMap<>();
    private final Map<Lane, Entry> entries = new HashMap<>();
    private final Map<Health, TreeSet<Entry>> order = new EnumMap<>(Health.class);

    /// Those who work, whoever has made no way for longest first.
    private final Map<Health, LinkedHashSet<Seat>> busy = new EnumMap<>(Health.class);

    private final Set<Seat> stalled = new HashSet<>();
    private final Map<DomainName, Lane> resting = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DomainName, Lane> eldest) {
            return size() > RESTING;
        }
    };
    private boolean closed;

    Agenda(Clock clock, Room room) {
        this.clock = clock;
        this.room = room;
        for (Health health : Health.values()) {
            order.put(health, new TreeSet<>(ORDER));
            busy.put(health, new LinkedHashSet<>());
        }
    }

    /// Does something with the lane of a domain, made when it is not known, and puts it in its place.
    void with(DomainName domain, Consumer<Lane> action) {
        lock.lock();
        try {
            Lane lane = lanes.computeIfAbsent(domain, this::wakeUp);
            action.accept(lane);
            place(lane);
        } finally {
            lock.unlock();
        }
    }

    Lane lane(DomainName domain) {
        lock.lock();
        try {
            return lanes.computeIfAbsent(domain, this::wakeUp);
        } finally {
            lock.unlock();
        }
    }

    /// To be called when something about the lane has changed.
    void changed(Lane lane) {
        lock.lock();
        try {
            lanes.putIfAbsent(lane.domain(), lane);
            place(lane);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until somebody can work on a destination, and takes a seat for it there. Whoever gets it calls [#leave].
    ///
    /// @return nothing when the agenda is closed
    Optional<Seat> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Instant now = clock.instant();
                relieve(now);
                Optional<Entry> next = next(now);
                if (next.isPresent()) {
                    return Optional.of(sit(next.get()));
                }
                await(now);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// A place at a destination for one worker.
    static final class Seat {

        private final Lane lane;
        private final Health health;
        private Instant since;

        private Seat(Lane lane, Health health, Instant since) {
            this.lane = lane;
            this.health = health;
            this.since = since;
        }

        Lane lane() {
            return lane;
        }

        Health health() {
            return health;
        }
    }

    /// To be called with each message that is sent from a seat.
    void goesOn(Seat seat) {
        lock.lock();
        try {
            stalled.remove(seat);
            busy.get(seat.health).remove(seat);
            seat.since = clock.instant();
            busy.get(seat.health).add(seat);
            place(seat.lane());
        } finally {
            lock.unlock();
        }
    }

    void leave(Seat seat) {
        lock.lock();
        try {
            seat.lane().leave();
            stalled.remove(seat);
            busy.get(seat.health).remove(seat);
            place(seat.lane());
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many destinations are known.
    int size() {
        lock.lock();
        try {
            return lanes.size();
        } finally {
            lock.unlock();
        }
    }

    Collection<Lane> lanes() {
        lock.lock();
        try {
            return List.copyOf(lanes.values());
        } finally {
            lock.unlock();
        }
    }

    private Optional<Entry> next(Instant now) {
        for (Health health : Health.values()) {
            TreeSet<Entry> waiting = order.get(health);
            if (isRoom(health) && !waiting.isEmpty() && !waiting.first().wake().isAfter(now)) {
                return Optional.of(waiting.first());
            }
        }
        return Optional.empty();
    }

    private Seat sit(Entry entry) {
        entry.lane().enter();
        Seat seat = new Seat(entry.lane(), entry.health(), clock.instant());
        busy.get(entry.health()).add(seat);
        place(entry.lane());
        return seat;
    }

    private boolean isRoom(Health health) {
        return busy.get(health).size() < room.of(health);
    }

    /// Where all places are taken, those who make no way stand aside.
    private void relieve(Instant now) {
        for (Health health : Health.values()) {
            while (!isRoom(health)
                    && relief(health).filter(at -> !at.isAfter(now)).isPresent()) {
                stalled.add(busy.get(health).removeFirst());
            }
        }
    }

    /// When the next one may have to stand aside.
    private Optional<Instant> relief(Health health) {
        return busy.get(health).isEmpty() || stalled.size() >= room.stalled()
                ? Optional.empty()
                : Optional.of(busy.get(health).getFirst().since.plus(SLOW));
    }

    /// When somebody can be sent to one of these destinations.
    private Optional<Instant> chance(Health health) {
        if (order.get(health).isEmpty()) {
            return Optional.empty();
        }
        Instant due = order.get(health).first().wake();
        return isRoom(health) ? Optional.of(due) : relief(health).map(at -> at.isAfter(due) ? at : due);
    }

    private void await(Instant now) throws InterruptedException {
        Optional<Instant> first = order.keySet().stream()
                .flatMap(health -> chance(health).stream())
                .min(Instant::compareTo);
        if (first.isEmpty()) {
            changed.await();
        } else {
            long millis = Duration.between(now, first.get()).toMillis();
            changed.await(Math.clamp(millis, 1, LONGEST_WAIT.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private Lane wakeUp(DomainName domain) {
        Lane rested = resting.remove(domain);
        return rested == null ? new Lane(domain) : rested;
    }

    private void place(Lane lane) {
        Entry old = entries.remove(lane);
        if (old != null) {
            order.get(old.health()).remove(old);
        }
        if (lane.isEmpty()) {
            lanes.remove(lane.domain());
            resting.put(lane.domain(), lane);
            return;
        }
        lane.wake().ifPresent(wake -> {
            Entry entry = new Entry(lane, wake, lane.health());
            entries.put(lane, entry);
            order.get(entry.health()).add(entry);
            changed.signal();
        });
    }
}

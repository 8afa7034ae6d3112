package org.mailmax.queue.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.QueueDestination;

/// What a node remembers of one domain to which mail waits: when something is due, what is on its way, and how many
/// messages at once the destination bears. Holds no message but the few that have been read to be sent next.
final class Lane {

    /// So many messages for each that may be on its way wait in memory without having been read.
    private static final int AHEAD = 2;

    private final DomainName domain;

    /// When something of each priority is due; the highest priority first.
    private final TreeMap<Integer, Instant> due = new TreeMap<>((one, other) -> Integer.compare(other, one));

    /// Recipients on their way, or read to be sent next, with their priority.
    private final Map<Long, Integer> underway = new HashMap<>();

    /// Of those underway the ones that were found due meanwhile: somebody may have wanted them tried again before their
    /// last outcome had settled.
    private final Set<Long> dueAgain = new HashSet<>();

    private final Deque<Parcel> ready = new ArrayDeque<>();
    private final Pace pace = new Pace();
    private Instant parkedUntil = Instant.EPOCH;
    private int workers;

    Lane(DomainName domain) {
        this.domain = domain;
    }

    DomainName domain() {
        return domain;
    }

    synchronized Health health() {
        return pace.health();
    }

    /// Something is due from then on.
    synchronized void due(int priority, Instant from) {
        due.merge(priority, from, (one, other) -> one.isBefore(other) ? one : other);
    }

    /// When another worker has something to do here; nothing when there is no more room, or nothing waits.
    synchronized Optional<Instant> wake() {
        if (workers >= pace.limit()) {
            return Optional.empty();
        }
        Instant opens = later(pace.opens(), parkedUntil);
        return ready.isEmpty()
                ? due.values().stream().min(Instant::compareTo).map(first -> later(first, opens))
                : Optional.of(opens);
    }

    /// True when nothing at all is known any more that could not be found out again.
    synchronized boolean isEmpty() {
        return due.isEmpty() && ready.isEmpty() && underway.isEmpty() && workers == 0;
    }

    // --- workers

    synchronized void enter() {
        workers++;
    }

    synchronized void leave() {
        workers--;
    }

    /// The next message, unless there are too many workers or the destination is closed.
    synchronized Optional<Parcel> poll(Instant now) {
        if (ready.isEmpty() || !mayGoOn(now)) {
            return Optional.empty();
        }
        pace.goes(now);
        return Optional.of(ready.poll());
    }

    synchronized boolean mayGoOn(Instant now) {
        return workers <= pace.limit() && !pace.opens().isAfter(now) && !parkedUntil.isAfter(now);
    }

    /// The highest priority of which something is due. It counts as read from now on; whatever comes due while it is
    /// being read is remembered again.
    synchronized OptionalInt read(Instant now) {
        for (Map.Entry<Integer, Instant> entry : due.entrySet()) {
            if (!entry.getValue().isAfter(now)) {
                due.remove(entry.getKey());
                return OptionalInt.of(entry.getKey());
            }
        }
        return OptionalInt.empty();
    }

    synchronized int underway() {
        return underway.size();
    }

    /// Takes those of the recipients that are not on their way yet. They are to be read, or read again, after this:
    /// what was read before may have been sent meanwhile.
    synchronized List<Long> claim(Collection<Long> ids, int priority) {
        List<Long> claimed = new ArrayList<>();
        for (long id : ids) {
            boolean isFree = underway.putIfAbsent(id, priority) == null;
            (isFree ? claimed : dueAgain).add(id);
        }
        return claimed;
    }

    /// A message that is in the queue now and was claimed before.
    ///
    /// @param from when it is due
    record Arrival(int priority, Instant from, List<Parcel> parcels) {}

    /// It is sent next without being read, when nothing waits that it would overtake and the destination works;
    /// otherwise it is read in its turn.
    synchronized void arrived(Arrival arrival, Instant now) {
        for (Parcel parcel : arrival.parcels()) {
            if (isNext(arrival, now)) {
                dueAgain.removeAll(parcel.ids());
                ready.add(parcel);
            } else {
                putBack(parcel.ids(), arrival.priority(), arrival.from());
            }
        }
    }

    private boolean isNext(Arrival arrival, Instant now) {
        return pace.health() == Health.ALIVE
                && ready.size() < AHEAD * pace.limit()
                && !arrival.from().isAfter(now)
                && !pace.opens().isAfter(now)
                && !parkedUntil.isAfter(now)
                && due.values().stream().allMatch(from -> from.isAfter(now));
    }

    /// Of what was claimed this is to be sent, the rest is given back.
    synchronized void ready(Collection<Long> claimed, List<Parcel> parcels) {
        claimed.forEach(this::release);
        for (Parcel parcel : parcels) {
            parcel.ids().forEach(id -> underway.put(id, priority(parcel)));
            ready.add(parcel);
        }
    }

    /// What has become of it is on the device: it may be read again.
    ///
    /// @param again when it is due again
    synchronized void settled(long recipient, Optional<Instant> again) {
        Integer priority = underway.remove(recipient);
        boolean isDueAgain = dueAgain.remove(recipient);
        if (priority != null) {
            again.ifPresent(next -> due(priority, isDueAgain ? Instant.EPOCH : next));
        }
    }

    /// Nothing was done about them.
    synchronized void putBack(Collection<Long> recipients, int priority, Instant from) {
        recipients.forEach(this::release);
        due(priority, from);
    }

    /// Nothing can go before then.
    synchronized void park(Instant until) {
        parkedUntil = until;
    }

    /// It could not go; it stays the next one.
    synchronized void keep(Parcel parcel) {
        ready.addFirst(parcel);
    }

    synchronized void unpark() {
        parkedUntil = Instant.EPOCH;
    }

    // --- the pace

    /// @param perMinute messages, at most; 0 for no limit
    synchronized void pace(int most, int perMinute) {
        pace.rule(most, perMinute);
    }

    /// The destination took a message, or refused it for good: it works.
    ///
    /// @return whether it had failed before
    synchronized boolean worked() {
        return pace.worked();
    }

    /// The destination did not want it now.
    ///
    /// @return true when that has happened so often that the destination is taken to be out of order
    synchronized boolean disappointed(boolean slowDown) {
        return pace.disappointed(slowDown);
    }

    /// The destination cannot be reached: what was read goes back, and nothing is tried for a while.
    ///
    /// @return what is to be written down; nothing when somebody else has just closed it
    synchronized Optional<QueueDestination> close(Instant now, Duration wait, String answer) {
        if (!pace.close(now, wait)) {
            return Optional.empty();
        }
        giveBack(now);
        return Optional.of(
                new QueueDestination(domain, pace.failures(), pace.failingSince(), pace.closedUntil(), answer));
    }

    synchronized Instant closedUntil() {
        return pace.closedUntil();
    }

    /// As it was before the start of this node.
    synchronized void remember(QueueDestination destination) {
        pace.failed(destination.failures(), destination.failingSince(), destination.retryAt());
    }

    /// Somebody wants it to be tried at once.
    synchronized void reopen() {
        pace.reopen();
        parkedUntil = Instant.EPOCH;
    }

    synchronized int failures() {
        return pace.failures();
    }

    /// What was read may be of several priorities.
    private void giveBack(Instant from) {
        for (Parcel parcel : ready) {
            parcel.ids().forEach(this::release);
            due(priority(parcel), from);
        }
        ready.clear();
    }

    private void release(long recipient) {
        underway.remove(recipient);
        dueAgain.remove(recipient);
    }

    private static int priority(Parcel parcel) {
        return parcel.message().options().priority();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

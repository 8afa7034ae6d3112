package org.mailmax.queue.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.QueueDestination;

/// What a node remembers of one domain to which mail waits: when something is due, what is on its way, and how many
/// messages at once the destination bears. Holds no message but the few that have been read to be sent next.
final class Lane {

    private static final double FIRST_LIMIT = 5;

    /// So many attempts in a row without success are taken for a destination that is out of order.
    private static final int PATIENCE = 10;

    private final DomainName domain;

    /// When something of each priority is due; the highest priority first.
    private final TreeMap<Integer, Instant> due = new TreeMap<>((one, other) -> Integer.compare(other, one));

    /// Recipients on their way, or read to be sent next, with their priority.
    private final Map<Long, Integer> underway = new HashMap<>();
    private final Deque<Parcel> ready = new ArrayDeque<>();
    private double limit = FIRST_LIMIT;
    private int most = Integer.MAX_VALUE;
    private Duration pause = Duration.ZERO;
    private int workers;
    private int disappointments;
    private int failures;
    private Instant failingSince = Instant.EPOCH;
    private Instant closedUntil = Instant.EPOCH;
    private boolean succeeded;

    Lane(DomainName domain) {
        this.domain = domain;
    }

    DomainName domain() {
        return domain;
    }

    synchronized Health health() {
        return failures > 0 ? Health.FAILING : succeeded ? Health.ALIVE : Health.UNKNOWN;
    }

    /// Something is due from then on.
    synchronized void due(int priority, Instant from) {
        due.merge(priority, from, (one, other) -> one.isBefore(other) ? one : other);
    }

    /// When another worker has something to do here; nothing when there is no more room, or nothing waits.
    synchronized Optional<Instant> wake() {
        if (workers >= limit()) {
            return Optional.empty();
        }
        return ready.isEmpty()
                ? due.values().stream().min(Instant::compareTo).map(first -> later(first, closedUntil))
                : Optional.of(closedUntil);
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
        closedUntil = pause.isZero() ? closedUntil : now.plus(pause);
        return Optional.of(ready.poll());
    }

    synchronized boolean mayGoOn(Instant now) {
        return workers <= limit() && !closedUntil.isAfter(now);
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
        return ids.stream()
                .filter(id -> underway.putIfAbsent(id, priority) == null)
                .toList();
    }

    /// Of what was claimed this is to be sent, the rest is given back.
    synchronized void ready(Collection<Long> claimed, List<Parcel> parcels) {
        underway.keySet().removeAll(claimed);
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
        if (priority != null) {
            again.ifPresent(next -> due(priority, next));
        }
    }

    /// Nothing was done about them.
    synchronized void putBack(Collection<Long> recipients, int priority, Instant from) {
        recipients.forEach(underway::remove);
        due(priority, from);
    }

    // --- the pace

    /// @param perMinute messages, at most; 0 for no limit
    synchronized void pace(int most, int perMinute) {
        this.most = most;
        this.pause = perMinute == 0 ? Duration.ZERO : Duration.ofMinutes(1).dividedBy(perMinute);
    }

    private int limit() {
        return Math.min((int) limit, most);
    }

    /// The destination took a message, or refused it for good: it works.
    ///
    /// @return whether it had failed before
    synchronized boolean worked() {
        boolean failed = failures > 0;
        succeeded = true;
        failures = 0;
        disappointments = 0;
        limit = Math.min(limit + 1 / limit, Math.max(most, 1));
        return failed;
    }

    /// The destination did not want it now.
    ///
    /// @return true when that has happened so often that the destination is taken to be out of order
    synchronized boolean disappointed(boolean slowDown) {
        limit = slowDown ? Math.max(1, limit / 2) : limit;
        return ++disappointments >= PATIENCE;
    }

    /// The destination cannot be reached: what was read goes back, and nothing is tried for a while.
    ///
    /// @return what is to be written down; nothing when somebody else has just closed it
    synchronized Optional<QueueDestination> close(Instant now, Duration wait, String answer) {
        if (closedUntil.isAfter(now) && failures > 0) {
            return Optional.empty();
        }
        failures++;
        failingSince = failures == 1 ? now : failingSince;
        closedUntil = now.plus(wait);
        limit = 1;
        disappointments = 0;
        ready.stream().findFirst().ifPresent(parcel -> giveBack(priority(parcel), now));
        return Optional.of(new QueueDestination(domain, failures, failingSince, closedUntil, answer));
    }

    synchronized Instant closedUntil() {
        return closedUntil;
    }

    /// As it was before the start of this node.
    synchronized void remember(QueueDestination destination) {
        failures = destination.failures();
        failingSince = destination.failingSince();
        closedUntil = destination.retryAt();
        limit = 1;
    }

    /// Somebody wants it to be tried at once.
    synchronized void reopen() {
        closedUntil = Instant.EPOCH;
    }

    synchronized int failures() {
        return failures;
    }

    private void giveBack(int priority, Instant from) {
        ready.forEach(parcel -> parcel.ids().forEach(underway::remove));
        ready.clear();
        due(priority, from);
    }

    private static int priority(Parcel parcel) {
        return parcel.message().options().priority();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

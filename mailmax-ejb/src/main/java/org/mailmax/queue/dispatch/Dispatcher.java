package org.mailmax.queue.dispatch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.port.MailRelay;
import org.mailmax.queue.Outcome;
import org.mailmax.queue.QueueDestination;
import org.mailmax.queue.QueueEntry;
import org.mailmax.queue.QueueIds;
import org.mailmax.queue.QueueNews;
import org.mailmax.queue.QueuePolicy;
import org.mailmax.queue.QueueRecipient;
import org.mailmax.queue.acceptance.Acceptance;
import org.mailmax.queue.dispatch.Agenda.Seat;

/// Sends from the moment a way out opens until it closes. One thread looks at the agenda; each message on its way has a
/// virtual thread.
final class Dispatcher implements QueueNews.Listener {

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    /// How many recipients are read at once.
    private static final int CLAIM = 200;

    /// How many destinations are looked at; the others follow when some of these are done.
    private static final int LANES = 200_000;

    private static final Duration TROUBLE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NOTICES = 200;

    private final DispatchTools tools;
    private final WayOut way;
    private final Clock clock = Clock.systemUTC();
    private final Agenda agenda;
    private volatile boolean isMore;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch resumed = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(Workers.virtual("queue-"));

    Dispatcher(DispatchTools tools, MailRelay relay, Agenda.Room room) {
        this.tools = tools;
        this.agenda = new Agenda(clock, room);
        this.way = new WayOut(relay, agenda::changed);
    }

    void start() {
        tools.settlement().start(this::settled);
        tools.news().listen(this);
        Workers.background("queue-agenda", this::look);
        Workers.background("queue-notices", this::watch);
    }

    /// Returns when nothing is on its way any more.
    void stop() {
        tools.news().forget(this);
        stopped.countDown();
        resumed.countDown();
        agenda.close();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                workers.shutdownNow();
                workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurried) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        tools.settlement().stop();
        tools.acceptances().close();
    }

    DispatchService.Pulse pulse() {
        return new DispatchService.Pulse(
                agenda.size(), agenda.lanes().stream().mapToInt(Lane::underway).sum());
    }

    // --- news

    @Override
    public void due(DomainName domain, int priority, Instant from) {
        agenda.with(domain, lane -> lane.due(priority, from));
    }

    @Override
    public QueueNews.Expected expect(QueueEntry entry, QueueIds ids) {
        return new Newcomer(agenda, clock, entry, ids);
    }

    @Override
    public void retry(DomainName domain) {
        way.reopen();
        agenda.with(domain, Lane::reopen);
    }

    /// On the device: may be read again.
    private void settled(Lane lane, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            tools.acceptances().settled(outcome.recipient());
            lane.settled(outcome.recipient(), again(outcome));
        }
        agenda.changed(lane);
    }

    private Optional<Instant> again(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Deferred deferred -> Optional.of(deferred.next());
            case Outcome.Noticed _ -> Optional.of(clock.instant());
            case Outcome.Ended _, Outcome.Held _ -> Optional.empty();
        };
    }

    // --- the agenda

    private void look() {
        try {
            resume();
            for (Optional<Seat> next = agenda.take(); next.isPresent(); next = agenda.take()) {
                Seat seat = next.get();
                workers.execute(() -> work(seat));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Nothing is sent before it is known what other hosts have already.
    private void resume() throws InterruptedException {
        while (!isStopped() && resumed.getCount() > 0) {
            try {
                new Resumption(tools, agenda, workers).run();
                resumed.countDown();
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "it is not known what other hosts have, again soon", e);
                stopped.await(TROUBLE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private void load() throws InterruptedException {
        while (!isStopped()) {
            try {
                for (QueueDestination destination : tools.destinations().all()) {
                    agenda.with(destination.domain(), lane -> lane.remember(destination));
                }
                List<Claims.Due> lanes = tools.claims().lanes(LANES);
                // All priorities of a domain in one go: the highest shall be known when the first message goes.
                lanes.stream()
                        .collect(Collectors.groupingBy(Claims.Due::domain, LinkedHashMap::new, Collectors.toList()))
                        .forEach((domain, all) ->
                                agenda.with(domain, lane -> all.forEach(due -> lane.due(due.priority(), due.from()))));
                isMore = lanes.size() == LANES;
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "the queue cannot be read, again soon", e);
                stopped.await(TROUBLE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    // --- a worker

    private void work(Seat seat) {
        Lane lane = seat.lane();
        try {
            QueuePolicy policy = tools.policies().of(lane.domain());
            lane.pace(policy.concurrency(), policy.perMinute());
            for (Optional<Parcel> next = next(lane); next.isPresent(); next = next(lane)) {
                agenda.goesOn(seat);
                send(lane, next.get());
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "mail for " + lane.domain() + " waits", e);
            lane.close(clock.instant(), TROUBLE, "");
        } finally {
            agenda.leave(seat);
        }
    }

    private void send(Lane lane, Parcel parcel) {
        try {
            if (!tools.courier().deliver(way, lane, parcel)) {
                lane.keep(parcel);
            }
        } catch (RuntimeException e) {
            putBack(lane, parcel);
            throw e;
        }
    }

    /// Due as before, but for those whom a host has taken over.
    private void putBack(Lane lane, Parcel parcel) {
        List<Long> due = new ArrayList<>();
        Set<Acceptance> taken = new LinkedHashSet<>();
        parcel.ids().forEach(id -> tools.acceptances().noted(id).ifPresentOrElse(taken::add, () -> due.add(id)));
        lane.putBack(due, priority(parcel), clock.instant().plus(TROUBLE));
        taken.forEach(acceptance -> tools.courier().resume(lane, parcel.only(acceptance.recipients()), acceptance));
    }

    private Optional<Parcel> next(Lane lane) {
        Instant now = clock.instant();
        if (isStopped()) {
            return Optional.empty();
        }
        Optional<Parcel> ready = lane.poll(now);
        return ready.isPresent() || !lane.mayGoOn(now) ? ready : refilled(lane, now);
    }

    private Optional<Parcel> refilled(Lane lane, Instant now) {
        OptionalInt priority = lane.read(now);
        while (priority.isPresent() && !refill(lane, priority.getAsInt(), now)) {
            priority = lane.read(now);
        }
        return lane.poll(now);
    }

    /// @return whether there is something to send now
    private boolean refill(Lane lane, int priority, Instant now) {
        List<Long> claimed = List.of();
        try {
            int limit = CLAIM + lane.underway();
            List<Long> ids = tools.claims().due(lane.domain(), priority, now, limit);
            claimed = lane.claim(ids, priority);
            List<Parcel> parcels = read(claimed, now);
            if (ids.size() < limit) {
                tools.claims().next(lane.domain(), priority, now).ifPresent(next -> lane.due(priority, next));
            } else {
                lane.due(priority, now);
                // The last message may have more recipients than were read: they shall travel together.
                parcels = parcels.size() > 1 ? parcels.subList(0, parcels.size() - 1) : parcels;
            }
            lane.ready(claimed, parcels);
            return !parcels.isEmpty();
        } catch (RuntimeException e) {
            lane.putBack(claimed, priority, now.plus(TROUBLE));
            throw e;
        }
    }

    /// What is still to be sent of those that were claimed.
    private List<Parcel> read(List<Long> claimed, Instant now) {
        return Parcel.of(tools.claims().read(claimed).stream()
                .filter(claim -> claim.recipient().state() == QueueRecipient.State.WAITING)
                .filter(claim -> !claim.recipient().nextAttempt().isAfter(now))
                .toList());
    }

    private static int priority(Parcel parcel) {
        return parcel.message().options().priority();
    }

    // --- delays and expiry

    private void watch() {
        try {
            resumed.await();
            load();
            while (!stopped.await(tools.noticeSeconds(), TimeUnit.SECONDS)) {
                tellAll();
                if (isMore) {
                    load();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellAll() {
        try {
            boolean more = true;
            while (more && !isStopped()) {
                more = tell(clock.instant());
            }
            tools.destinations().forgetIdle(clock.instant());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "senders cannot be told of delays, again soon", e);
        }
    }

    /// @return whether there may be more
    private boolean tell(Instant now) {
        List<Long> ids = tools.claims().notices(now, NOTICES);
        int told = 0;
        for (Parcel parcel : Parcel.of(tools.claims().read(ids))) {
            told += tell(parcel, now) ? 1 : 0;
        }
        return told > 0 && ids.size() == NOTICES;
    }

    /// Tells of what was found, unless it is on its way at this moment.
    private boolean tell(Parcel found, Instant now) {
        Lane lane = agenda.lane(found.domain());
        List<Long> claimed = lane.claim(found.ids(), priority(found));
        try {
            List<Parcel> parcels = Parcel.of(tools.claims().read(claimed).stream()
                    .filter(claim -> !claim.recipient().notice().isAfter(now))
                    .toList());
            List<Long> others = new ArrayList<>(claimed);
            parcels.forEach(parcel -> others.removeAll(parcel.ids()));
            lane.putBack(others, priority(found), now);
            parcels.forEach(parcel -> tools.notices().tell(lane, parcel, now));
            return !parcels.isEmpty();
        } catch (RuntimeException e) {
            lane.putBack(claimed, priority(found), now.plus(TROUBLE));
            throw e;
        } finally {
            agenda.changed(lane);
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}

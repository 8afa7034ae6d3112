package org.mailmax.administration;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.administration.Overview.Concern;
import org.mailmax.operation.Counter;
import org.mailmax.operation.CounterHistory;
import org.mailmax.operation.ServerState;
import org.mailmax.operation.ServerState.Disk;
import org.mailmax.operation.ServerState.Waiting;
import org.mailmax.session.Sessions;
import org.mailmax.trace.Trace;

/// How the server is. For system administrators alone: its figures are those of all domains.
@ApplicationScoped
public class DashboardAdministration {

    static final int HOURS = 24;

    /// Wrong passwords within an hour that are no mere mistyping.
    static final long MANY_FAILED_LOGINS = 100;

    static final Duration OLD = Duration.ofHours(4);
    static final Duration SOON = Duration.ofDays(21);

    @Inject
    private Permissions permissions;

    @Inject
    private CounterHistory history;

    @Inject
    private ServerState state;

    @Inject
    private Trace trace;

    @Inject
    private HoldingsReader reader;

    @Inject
    private Sessions sessions;

    public Overview overview(Actor actor) throws AdministrationException {
        permissions.requireSystem(actor);
        Instant now = Instant.now();
        Overview found = new Overview(
                history.hours(now, HOURS),
                queue(),
                disk(),
                state.certificate(),
                holdings(now),
                sessions.list().size(),
                List.of());
        return found.with(concerns(found, now));
    }

    private List<Concern> concerns(Overview found, Instant now) {
        Map<Concern, Boolean> all = new EnumMap<>(Concern.class);
        all.put(Concern.OUT_OF_REACH, found.queue().isEmpty() || found.disk().isEmpty());
        all.put(Concern.DISK_LOW, found.disk().filter(Disk::isLow).isPresent());
        all.put(
                Concern.QUEUE_OLD,
                found.queue().filter(it -> it.isOlderThan(OLD, now)).isPresent());
        all.put(Concern.LOGINS_FAILED, found.hours().getLast().of(Counter.LOGIN_FAILED) >= MANY_FAILED_LOGINS);
        all.put(Concern.TRACE_LOST, trace.lost() > 0);
        found.certificate().ifPresent(it -> {
            all.put(Concern.CERTIFICATE_EXPIRES, now.plus(SOON).isAfter(it.until()));
            all.put(Concern.CERTIFICATE_UNKNOWN, it.isSelfSigned());
        });
        found.holdings().ifPresent(it -> {
            all.put(Concern.MAILBOXES_FULL, it.fullMailboxes() > 0);
            all.put(Concern.KEYS_UNPUBLISHED, it.unpublishedKeys() > 0);
            all.put(Concern.SENDERS_BLOCKED, it.blockedSenders() > 0);
        });
        return Arrays.stream(Concern.values())
                .filter(concern -> all.getOrDefault(concern, false))
                .toList();
    }

    private Optional<Holdings> holdings(Instant now) {
        try {
            return Optional.of(reader.read(now));
        } catch (EJBException | PersistenceException e) {
            return Optional.empty();
        }
    }

    private Optional<Waiting> queue() {
        try {
            return Optional.of(state.queue());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private Optional<Disk> disk() {
        try {
            return Optional.of(state.disk());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

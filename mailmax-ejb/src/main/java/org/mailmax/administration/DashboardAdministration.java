package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.administration.Overview.Concern;
import org.mailmax.operation.Counter;
import org.mailmax.operation.CounterHistory;
import org.mailmax.operation.CounterHistory.Hour;
import org.mailmax.operation.ServerState;
import org.mailmax.operation.ServerState.Disk;
import org.mailmax.operation.ServerState.Waiting;
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

    public Overview overview(Actor actor) throws AdministrationException {
        permissions.requireSystem(actor);
        Instant now = Instant.now();
        List<Hour> hours = history.hours(now, HOURS);
        Optional<Waiting> queue = queue();
        Optional<Disk> disk = disk();
        Optional<Instant> certificate = state.certificate();
        List<Concern> concerns = new ArrayList<>();
        add(concerns, Concern.OUT_OF_REACH, queue.isEmpty() || disk.isEmpty());
        add(concerns, Concern.DISK_LOW, disk.map(Disk::isLow).orElse(false));
        add(
                concerns,
                Concern.QUEUE_OLD,
                queue.map(it -> it.isOlderThan(OLD, now)).orElse(false));
        add(concerns, Concern.LOGINS_FAILED, hours.getLast().of(Counter.LOGIN_FAILED) >= MANY_FAILED_LOGINS);
        add(concerns, Concern.TRACE_LOST, trace.lost() > 0);
        add(
                concerns,
                Concern.CERTIFICATE_EXPIRES,
                certificate.map(now.plus(SOON)::isAfter).orElse(false));
        return new Overview(hours, queue, disk, certificate, concerns);
    }

    private static void add(List<Concern> concerns, Concern concern, boolean there) {
        if (there) {
            concerns.add(concern);
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

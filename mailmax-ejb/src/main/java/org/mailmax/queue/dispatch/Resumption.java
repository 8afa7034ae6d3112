package org.mailmax.queue.dispatch;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.mailmax.queue.acceptance.Acceptance;

/// What other hosts had taken over when the server went down, and the database had not heard of: it is settled as if
/// the answer came now, and not sent again.
final class Resumption {

    private static final System.Logger LOG = System.getLogger(Resumption.class.getName());

    private final DispatchTools tools;
    private final Agenda agenda;
    private final Executor workers;

    /// @param workers that settle: where a report cannot be stored they wait
    Resumption(DispatchTools tools, Agenda agenda, Executor workers) {
        this.tools = tools;
        this.agenda = agenda;
        this.workers = workers;
    }

    /// To be called before anything is sent, and again when it has failed.
    void run() throws IOException {
        // What recovery puts into the queue must be there first.
        tools.commit().recovered();
        List<Acceptance> acceptances = tools.acceptances().open();
        acceptances.forEach(this::resume);
        LOG.log(System.Logger.Level.INFO, acceptances.size() + " notes of what other hosts had taken were read");
    }

    private void resume(Acceptance acceptance) {
        List<Claim> found = tools.claims().read(acceptance.recipients()).stream()
                .filter(claim -> claim.recipient().message().traceId().equals(acceptance.traceId()))
                .toList();
        Set<Long> gone = new HashSet<>(acceptance.recipients());
        found.forEach(claim -> gone.remove(claim.recipient().id()));
        gone.forEach(tools.acceptances()::settled);
        for (Parcel parcel : Parcel.of(found)) {
            Lane lane = agenda.lane(parcel.domain());
            // Claimed until it is on the device that they are done: nobody reads them before.
            lane.claim(parcel.ids(), parcel.message().options().priority());
            workers.execute(() -> tools.courier().resume(lane, parcel, acceptance));
        }
    }
}

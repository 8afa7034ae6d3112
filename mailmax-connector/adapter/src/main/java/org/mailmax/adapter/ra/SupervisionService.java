package org.mailmax.adapter.ra;

import java.lang.System.Logger.Level;
import org.mailmax.adapter.net.Threads;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.OpenSessions;

/// Shows the open sessions to the endpoint as long as it is there.
final class SupervisionService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SupervisionService.class.getName());

    private final InflowMailSupervision supervision;
    private final OpenSessions sessions;
    private final Thread opening;

    private SupervisionService(InflowMailSupervision supervision, OpenSessions sessions) {
        this.supervision = supervision;
        this.sessions = sessions;
        // The container gives no endpoint before the activation has returned.
        this.opening = Threads.detached().name("supervision-open").start(this::tell);
    }

    static AutoCloseable open(InflowMailSupervision supervision, OpenSessions sessions) {
        return new SupervisionService(supervision, sessions);
    }

    @Override
    public void close() {
        try {
            opening.join();
            supervision.close();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (MailException gone) {
            LOG.log(Level.DEBUG, "nobody is there to be told that the sessions are over", gone);
        }
    }

    private void tell() {
        try {
            supervision.open(sessions);
        } catch (MailException failed) {
            LOG.log(Level.ERROR, "the open sessions cannot be shown", failed);
        }
    }
}

package org.mailmax.adapter.ra;

import java.io.IOException;
import java.lang.System.Logger.Level;
import org.mailmax.adapter.net.Threads;
import org.mailmax.adapter.relay.SocketRelay;
import org.mailmax.mail.port.MailException;

/// Opens the way out for the endpoint, and closes it before the endpoint goes.
final class DispatchService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DispatchService.class.getName());

    private final InflowMailDispatch dispatch;
    private final SocketRelay relay;
    private final Thread opening;

    private DispatchService(InflowMailDispatch dispatch, SocketRelay relay) {
        this.dispatch = dispatch;
        this.relay = relay;
        // The container gives no endpoint before the activation has returned.
        this.opening = Threads.detached().name("dispatch-open").start(this::tell);
    }

    static AutoCloseable open(InflowMailDispatch dispatch, Settings settings) throws IOException {
        return new DispatchService(dispatch, new SocketRelay(settings.relay()));
    }

    @Override
    public void close() {
        try {
            opening.join();
            dispatch.close();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (MailException gone) {
            LOG.log(Level.DEBUG, "nobody is there to be told that the way out closes", gone);
        } finally {
            relay.close();
        }
    }

    private void tell() {
        try {
            dispatch.open(relay);
        } catch (MailException failed) {
            LOG.log(Level.ERROR, "the way out cannot be opened", failed);
        }
    }
}

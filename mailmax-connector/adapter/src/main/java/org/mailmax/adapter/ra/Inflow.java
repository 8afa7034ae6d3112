package org.mailmax.adapter.ra;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger.Level;
import org.mailmax.mail.port.MailException;

/// Calls of a port through message endpoints: the only code that does. Each call takes an endpoint and gives it
/// back, so that a session holds none between its commands.
///
/// @param <P> the port, which is the listener interface of the endpoints
final class Inflow<P> {

    private static final System.Logger LOG = System.getLogger(Inflow.class.getName());

    private final MessageEndpointFactory endpoints;
    private final Class<P> port;

    Inflow(MessageEndpointFactory endpoints, Class<P> port) {
        this.endpoints = endpoints;
        this.port = port;
    }

    /// A call that gives a result.
    @FunctionalInterface
    interface Call<P, R> {
        R on(P port) throws MailException;
    }

    /// A call that gives none.
    @FunctionalInterface
    interface Order<P> {
        void on(P port) throws MailException;
    }

    <R> R call(Call<P, R> call) throws MailException {
        MessageEndpoint endpoint = endpoint();
        try {
            return call.on(port.cast(endpoint));
        } catch (RuntimeException defect) {
            // Unchecked exceptions of a bean arrive wrapped; to the protocols they all mean the same.
            LOG.log(Level.ERROR, port.getSimpleName() + " failed", defect);
            throw new MailException.TryLater("internal error", defect);
        } finally {
            endpoint.release();
        }
    }

    void order(Order<P> order) throws MailException {
        call(target -> {
            order.on(target);
            return null;
        });
    }

    private MessageEndpoint endpoint() throws MailException {
        try {
            return endpoints.createEndpoint(null);
        } catch (UnavailableException stoppingOrBusy) {
            throw new MailException.TryLater("service not available", stoppingOrBusy);
        }
    }
}

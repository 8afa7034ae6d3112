package org.mailmax.adapter.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import org.mailmax.mail.port.MailRelay;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.protocol.smtp.client.Payload;

/// The way out on sockets: the caller's thread speaks to the hosts, and had better be a virtual one, which an interrupt
/// reaches wherever it waits.
public final class SocketRelay implements MailRelay, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SocketRelay.class.getName());

    private final Connections connections;
    private volatile boolean closed;

    /// @throws IOException when the operator's authorities cannot be read
    public SocketRelay(RelaySettings settings) throws IOException {
        connections = new Connections(settings);
    }

    @Override
    public Handover relay(Destination destination, Shipment shipment, Witness witness) {
        if (closed) {
            return later(shipment, "the way out is closed");
        }
        Payload payload;
        try {
            payload = Payload.of(shipment.content());
        } catch (IOException | RuntimeException unreadable) {
            LOG.log(Level.ERROR, shipment.traceId() + " cannot be read", unreadable);
            return later(shipment, "the message cannot be read here");
        }
        return new Journey(destination, shipment, payload, connections).run(witness);
    }

    /// Ends all conversations; those that go on are cut off.
    @Override
    public void close() {
        closed = true;
        connections.close();
    }

    private static Handover later(Shipment shipment, String text) {
        return new Handover(Journey.deferred(shipment, Reply.none(text)), List.of());
    }
}

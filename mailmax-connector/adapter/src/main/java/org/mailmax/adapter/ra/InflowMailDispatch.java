package org.mailmax.adapter.ra;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import org.mailmax.mail.port.MailDispatch;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailRelay;

/// Tells the endpoint of the way out.
final class InflowMailDispatch {

    private final Inflow<MailDispatch> inflow;

    InflowMailDispatch(MessageEndpointFactory endpoints) {
        inflow = new Inflow<>(endpoints, MailDispatch.class);
    }

    void open(MailRelay relay) throws MailException {
        inflow.order(dispatch -> dispatch.open(relay));
    }

    void close() throws MailException {
        inflow.order(MailDispatch::close);
    }
}

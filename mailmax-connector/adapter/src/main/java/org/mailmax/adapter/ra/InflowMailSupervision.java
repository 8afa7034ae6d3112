package org.mailmax.adapter.ra;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailSupervision;
import org.mailmax.mail.port.OpenSessions;

/// Tells the endpoint of the open sessions.
final class InflowMailSupervision {

    private final Inflow<MailSupervision> inflow;

    InflowMailSupervision(MessageEndpointFactory endpoints) {
        inflow = new Inflow<>(endpoints, MailSupervision.class);
    }

    void open(OpenSessions sessions) throws MailException {
        inflow.order(supervision -> supervision.open(sessions));
    }

    void close() throws MailException {
        inflow.order(MailSupervision::close);
    }
}

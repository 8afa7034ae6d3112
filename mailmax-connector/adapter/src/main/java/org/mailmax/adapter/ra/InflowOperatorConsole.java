package org.mailmax.adapter.ra;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.List;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.OperatorConsole;

/// The console through endpoints.
final class InflowOperatorConsole implements OperatorConsole {

    private final Inflow<OperatorConsole> inflow;

    InflowOperatorConsole(MessageEndpointFactory endpoints) {
        inflow = new Inflow<>(endpoints, OperatorConsole.class);
    }

    @Override
    public Answer run(List<String> words, String input) throws MailException {
        return inflow.call(mail -> mail.run(words, input));
    }
}

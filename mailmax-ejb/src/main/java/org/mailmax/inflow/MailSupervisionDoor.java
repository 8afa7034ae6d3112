package org.mailmax.inflow;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.mailmax.mail.port.MailSupervision;
import org.mailmax.mail.port.OpenSessions;

/// The open sessions are shown here. Nothing is written, so there is no transaction.
@MessageDriven(messageListenerInterface = MailSupervision.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailSupervisionDoor implements MailSupervision {

    @Inject
    MailSupervision supervision;

    @Override
    public void open(OpenSessions sessions) {
        supervision.open(sessions);
    }

    @Override
    public void close() {
        supervision.close();
    }
}

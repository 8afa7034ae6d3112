package org.mailmax.inflow;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.mailmax.mail.port.MailDispatch;
import org.mailmax.mail.port.MailRelay;

/// The way out comes in here. The queue takes care of transactions, one for each answer.
@MessageDriven(messageListenerInterface = MailDispatch.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailDispatchDoor implements MailDispatch {

    @Inject
    MailDispatch dispatch;

    @Override
    public void open(MailRelay relay) {
        dispatch.open(relay);
    }

    @Override
    public void close() {
        dispatch.close();
    }
}

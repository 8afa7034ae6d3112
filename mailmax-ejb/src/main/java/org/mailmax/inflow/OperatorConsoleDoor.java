package org.mailmax.inflow;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.OperatorConsole;

/// The operator comes in here. The services take care of transactions, one for each call.
@MessageDriven(messageListenerInterface = OperatorConsole.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OperatorConsoleDoor implements OperatorConsole {

    @Inject
    OperatorConsole console;

    @Override
    public Answer run(List<String> words, String input) throws MailException {
        return console.run(words, input);
    }
}

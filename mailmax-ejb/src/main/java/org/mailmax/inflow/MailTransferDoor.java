package org.mailmax.inflow;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.Receipt;
import org.mailmax.mail.transfer.TransferEnvelope;

/// SMTP, submission and LMTP come in here. The services take care of transactions, one for each call.
@MessageDriven(messageListenerInterface = MailTransfer.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailTransferDoor implements MailTransfer {

    @Inject
    MailTransfer mail;

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return mail.authenticate(credentials, peer);
    }

    @Override
    public void sender(Peer peer, Optional<Identity> submitter, ReversePath from, long size) throws MailException {
        mail.sender(peer, submitter, from, size);
    }

    @Override
    public void recipient(Peer peer, Optional<Identity> submitter, ReversePath from, EmailAddress to)
            throws MailException {
        mail.recipient(peer, submitter, from, to);
    }

    @Override
    public Receipt accept(TransferEnvelope envelope, Content content) throws MailException {
        return mail.accept(envelope, content);
    }
}

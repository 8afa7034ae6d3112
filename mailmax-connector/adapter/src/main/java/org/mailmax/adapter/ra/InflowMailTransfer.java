package org.mailmax.adapter.ra;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
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

/// Mail transfer through endpoints.
final class InflowMailTransfer implements MailTransfer {

    private final Inflow<MailTransfer> inflow;

    InflowMailTransfer(MessageEndpointFactory endpoints) {
        inflow = new Inflow<>(endpoints, MailTransfer.class);
    }

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return inflow.call(mail -> mail.authenticate(credentials, peer));
    }

    @Override
    public void sender(Peer peer, Optional<Identity> submitter, ReversePath from, long size) throws MailException {
        inflow.order(mail -> mail.sender(peer, submitter, from, size));
    }

    @Override
    public void recipient(Peer peer, Optional<Identity> submitter, ReversePath from, EmailAddress to)
            throws MailException {
        inflow.order(mail -> mail.recipient(peer, submitter, from, to));
    }

    @Override
    public Receipt accept(TransferEnvelope envelope, Content content) throws MailException {
        return inflow.call(mail -> mail.accept(envelope, content));
    }
}

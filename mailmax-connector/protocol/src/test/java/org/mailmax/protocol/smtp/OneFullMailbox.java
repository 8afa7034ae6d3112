package org.mailmax.protocol.smtp;

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

/// A mailbox has filled up between RCPT and the end of the message.
record OneFullMailbox(MailTransfer others, String address) implements MailTransfer {

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return others.authenticate(credentials, peer);
    }

    @Override
    public void sender(Peer peer, Optional<Identity> submitter, ReversePath from, long size) throws MailException {
        others.sender(peer, submitter, from, size);
    }

    @Override
    public void recipient(Peer peer, Optional<Identity> submitter, ReversePath from, EmailAddress to)
            throws MailException {
        others.recipient(peer, submitter, from, to);
    }

    @Override
    public Receipt accept(TransferEnvelope envelope, Content content) throws MailException {
        if (envelope.recipients().contains(EmailAddress.of(address))) {
            throw new MailException.OverQuota("the mailbox is full");
        }
        return others.accept(envelope, content);
    }
}

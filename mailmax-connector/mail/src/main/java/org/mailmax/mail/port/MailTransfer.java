package org.mailmax.mail.port;

import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.transfer.Receipt;
import org.mailmax.mail.transfer.TransferEnvelope;

/// Taking over responsibility for messages: what SMTP, submission and LMTP need, and the webmail when it sends.
public interface MailTransfer extends Authenticator {

    // Declared again, because a container looks for transaction attributes in the listener interface itself only.
    @Override
    Identity authenticate(Credentials credentials, Peer peer) throws MailException;

    /// May this sender send from here?
    ///
    /// @param size what the client says the message has, in octets; 0 when it did not say
    /// @throws MailException.Refused for good
    /// @throws MailException.TryLater for now, for instance because no space is left
    void sender(Peer peer, Optional<Identity> submitter, ReversePath from, long size) throws MailException;

    /// Would a message to this recipient be taken? Local addresses must exist; others are relayed only for a submitter.
    ///
    /// @throws MailException.Refused for good
    /// @throws MailException.OverQuota when its mailbox is full
    /// @throws MailException.TryLater when it cannot be found out now; never to be told as "no such user"
    void recipient(Peer peer, Optional<Identity> submitter, ReversePath from, EmailAddress to) throws MailException;

    /// Takes the message. When this returns, content and routing are forced to the device, and the message is in every
    /// local mailbox and in the queue for every other recipient, each exactly once.
    ///
    /// @param content the whole message, trace fields of the protocol included; may be discarded by the caller
    /// afterwards
    Receipt accept(TransferEnvelope envelope, Content content) throws MailException;
}

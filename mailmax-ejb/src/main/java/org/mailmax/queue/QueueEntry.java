package org.mailmax.queue;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.directory.Account;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.RecipientOptions;

/// What is put into the queue.
///
/// @param skipOctets of the content, before what is sent: the Return-Path field of the copy in our own mailboxes
/// @param prepend header fields to be sent first, with their CRLF; at most [#MAX_PREPEND] characters
/// @param account on whose behalf
/// @param recipients none twice
/// @param internationalised true when the next host must know SMTPUTF8 (RFC 6531 §3.4)
public record QueueEntry(
        String traceId,
        Origin origin,
        ReversePath reversePath,
        int skipOctets,
        String prepend,
        Optional<AccountId> account,
        List<Recipient> recipients,
        boolean internationalised,
        DeliveryOptions options,
        Instant created) {

    public static final int MAX_PREPEND = 1000;

    /// Somebody to get the message.
    public record Recipient(EmailAddress address, RecipientOptions options, Times times) {}

    /// The time table of a recipient.
    ///
    /// @param due when to try for the first time
    /// @param notice when to tell the sender that it takes long; not after `expires`
    /// @param expires when to give up
    public record Times(Instant due, Instant notice, Instant expires) {}

    /// Writes the rows into the running transaction. An account that is gone meanwhile is left out, the message is not.
    public void write(EntityManager em, long contentId) {
        Optional<AccountId> owner = account.filter(id -> em.find(Account.class, id.value()) != null);
        QueueMessage message = new QueueMessage(this, owner, contentId);
        em.persist(message);
        recipients.forEach(recipient -> em.persist(new QueueRecipient(message, recipient)));
    }
}

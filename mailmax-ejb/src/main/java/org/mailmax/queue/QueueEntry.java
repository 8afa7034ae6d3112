package org.mailmax.queue;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;

/// What is put into the queue.
///
/// @param skipOctets of the content, before what is sent: the Return-Path field of the copy in our own mailboxes
/// @param prepend header fields to be sent first, with their CRLF; at most [#MAX_PREPEND] characters
/// @param account on whose behalf
/// @param recipients on other hosts, none twice
/// @param internationalised true when the next host must know SMTPUTF8 (RFC 6531 §3.4)
public record QueueEntry(
        String traceId,
        Origin origin,
        ReversePath reversePath,
        int skipOctets,
        String prepend,
        OptionalLong account,
        List<EmailAddress> recipients,
        boolean internationalised,
        Instant created) {

    public static final int MAX_PREPEND = 1000;

    /// Writes the rows into the running transaction.
    public void write(EntityManager em, long contentId) {
        QueueMessage message = new QueueMessage(this, contentId);
        em.persist(message);
        recipients.forEach(recipient -> em.persist(new QueueRecipient(message, recipient)));
    }
}

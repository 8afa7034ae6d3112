package org.mailmax.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /// With more header fields to be sent first, when there is room for them.
    public QueueEntry behind(String fields) {
        return prepend.length() + fields.length() > MAX_PREPEND
                ? this
                : new QueueEntry(
                        traceId,
                        origin,
                        reversePath,
                        skipOctets,
                        prepend + fields,
                        account,
                        recipients,
                        internationalised,
                        options,
                        created);
    }

    /// As it stands in the queue.
    public QueuedMessage queued(QueueIds ids, long contentId) {
        QueueMessage message = new QueueMessage(ids.message(), this, contentId);
        List<QueueRecipient> waiting = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            waiting.add(new QueueRecipient(ids.recipients().get(i), message, recipients.get(i)));
        }
        return new QueuedMessage(message, List.copyOf(waiting));
    }
}

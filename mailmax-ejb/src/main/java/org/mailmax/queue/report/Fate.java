package org.mailmax.queue.report;

import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;

/// What a report says about one recipient.
///
/// @param original who the sender wrote to first (RFC 3461 §4.2)
/// @param host that decided; empty when it was this one or none
/// @param reply what it said, or what happened instead
/// @param until how long it is tried, when it still is
public record Fate(
        EmailAddress recipient,
        Optional<OriginalRecipient> original,
        Action action,
        EnhancedStatus status,
        String host,
        Reply reply,
        Instant lastAttempt,
        Optional<Instant> until) {}

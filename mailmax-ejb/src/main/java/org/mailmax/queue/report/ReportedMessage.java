package org.mailmax.queue.report;

import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;

/// The message a report tells of.
///
/// @param envelopeId the sender's name for the envelope (RFC 3461 §4.4)
/// @param returned how much of it comes back
/// @param internationalised true when its addresses or header need UTF-8 (RFC 6533 §4)
public record ReportedMessage(
        String traceId,
        Optional<String> envelopeId,
        Returned returned,
        Instant arrived,
        Content content,
        boolean internationalised) {}

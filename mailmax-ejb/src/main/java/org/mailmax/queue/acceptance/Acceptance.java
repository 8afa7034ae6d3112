package org.mailmax.queue.acceptance;

import java.time.Instant;
import java.util.List;
import org.mailmax.mail.relay.Reply;

/// Another host has taken responsibility for some recipients of a message (RFC 5321 §4.2.5). Nothing makes that untrue
/// again, so whoever reads it later may always end these recipients.
///
/// @param traceId the name of the message
/// @param recipients the ids of their rows
/// @param at when the host said so
/// @param knowsDsn the host makes the reports that were asked for itself
public record Acceptance(
        String traceId, List<Long> recipients, Instant at, boolean knowsDsn, String host, Reply reply) {}

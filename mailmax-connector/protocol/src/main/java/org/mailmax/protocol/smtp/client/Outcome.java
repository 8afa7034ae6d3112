package org.mailmax.protocol.smtp.client;

import java.util.List;
import org.mailmax.mail.relay.Reply;

/// What became of a shipment on one connection.
///
/// @param answers one for each recipient, in their order
/// @param reply the last one that mattered, or what happened instead
public record Outcome(List<Answer> answers, Reply reply) {}

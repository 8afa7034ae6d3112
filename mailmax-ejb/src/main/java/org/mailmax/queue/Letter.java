package org.mailmax.queue;

import org.mailmax.mail.message.Content;

/// A message of the queue with its octets.
///
/// @param content exactly what is sent
public record Letter(QueueMessage message, Content content) {}

package org.mailmax.queue;

import java.util.List;

/// A message in the queue with all its recipients.
public record QueuedMessage(QueueMessage message, List<QueueRecipient> recipients) {}

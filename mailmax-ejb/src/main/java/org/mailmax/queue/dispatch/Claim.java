package org.mailmax.queue.dispatch;

import org.mailmax.content.Location;
import org.mailmax.queue.QueueRecipient;

/// A recipient that is due, with its message and where the octets lie.
public record Claim(QueueRecipient recipient, Location location) {}

package org.mailmax.queue;

import java.util.List;

/// The ids of the rows of a queue entry, known before they are written.
///
/// @param recipients in the order of the entry's recipients
public record QueueIds(long message, List<Long> recipients) {}

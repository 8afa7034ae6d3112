package org.mailmax.queue.outbox;

import java.io.Serializable;
import java.time.Instant;

/// A message that waits for its time to leave.
///
/// @param traceId the name it was taken under
/// @param due when it leaves
/// @param folder the key of the folder in which its author's copy was put
/// @param uid of the copy
/// @param recipients as their author wrote them
public record Scheduled(String traceId, Instant due, long folder, long uid, String subject, String recipients)
        implements Serializable {}

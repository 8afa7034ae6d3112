package org.mailmax.administration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.operation.CounterHistory.Hour;
import org.mailmax.operation.ServerState.Disk;
import org.mailmax.operation.ServerState.Waiting;

/// The state of the server at a glance.
///
/// @param hours the counts of the last day, the oldest hour first
/// @param certificate when the certificate runs out; nothing when there is none to be read
/// @param concerns what needs attention
public record Overview(
        List<Hour> hours,
        Optional<Waiting> queue,
        Optional<Disk> disk,
        Optional<Instant> certificate,
        List<Concern> concerns) {

    /// Something a system administrator should look at.
    public enum Concern {
        /// A tenth of the disk or less is left.
        DISK_LOW,
        /// Something has waited for hours in the queue.
        QUEUE_OLD,
        /// Somebody may be guessing passwords.
        LOGINS_FAILED,
        /// More happened than could be traced.
        TRACE_LOST,
        /// The certificate runs out within weeks, or has.
        CERTIFICATE_EXPIRES,
        /// The disk or the database does not answer.
        OUT_OF_REACH
    }
}

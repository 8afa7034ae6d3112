package org.mailmax.administration;

import java.util.List;
import java.util.Optional;
import org.mailmax.operation.CertificateFacts;
import org.mailmax.operation.CounterHistory.Hour;
import org.mailmax.operation.ServerState.Disk;
import org.mailmax.operation.ServerState.Waiting;

/// The state of the server at a glance.
///
/// @param hours the counts of the last day, the oldest hour first
/// @param certificate nothing when there is none to be read
/// @param holdings nothing when the database does not answer
/// @param sessions how many are logged in on this node
/// @param concerns what needs attention
public record Overview(
        List<Hour> hours,
        Optional<Waiting> queue,
        Optional<Disk> disk,
        Optional<CertificateFacts> certificate,
        Optional<Holdings> holdings,
        long sessions,
        List<Concern> concerns) {

    Overview with(List<Concern> found) {
        return new Overview(hours, queue, disk, certificate, holdings, sessions, found);
    }

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
        OUT_OF_REACH,
        /// Nobody but the server itself vouches for its certificate.
        CERTIFICATE_UNKNOWN,
        /// Mailboxes hold nine tenths of what they may, or more.
        MAILBOXES_FULL,
        /// DKIM keys wait for the DNS.
        KEYS_UNPUBLISHED,
        /// Accounts may not send because of what they sent.
        SENDERS_BLOCKED
    }
}

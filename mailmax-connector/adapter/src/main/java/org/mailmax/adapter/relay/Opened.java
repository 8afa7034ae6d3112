package org.mailmax.adapter.relay;

import org.mailmax.mail.relay.Handover.Attempt;
import org.mailmax.mail.relay.Handover.Trust;
import org.mailmax.mail.relay.Handover.Verdict;

/// What became of trying to speak to a host.
sealed interface Opened {

    record Ready(KeptClient client) implements Opened {}

    /// @param verdict what it means when no other host is there
    record Failed(Attempt attempt, Verdict verdict) implements Opened {

        /// True when TLS or the certificate did not work out.
        boolean isForTls() {
            return attempt.trust() == Trust.FAILED;
        }
    }
}

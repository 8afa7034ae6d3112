package org.mailmax.protocol.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;

/// Which of the extensions that ask something of the queue are offered to this client, and what may be asked.
///
/// @param peer as it is now: some are offered under TLS only
record Extensions(Peer peer, SmtpSettings settings) {

    /// The lines of EHLO.
    List<String> names(Instant now) {
        List<String> names = new ArrayList<>(List.of("DSN", "CHUNKING", "DELIVERBY", "MT-PRIORITY"));
        // RFC 9422 §4: so many recipients are taken in one transaction; there is no limit of transactions.
        names.add("LIMITS RCPTMAX=" + settings.sizes().recipients());
        if (offersFutureRelease()) {
            names.add("FUTURERELEASE " + longestHold().toSeconds() + " "
                    + now.plus(longestHold()).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        }
        if (offersRequireTls()) {
            names.add("REQUIRETLS");
        }
        return names;
    }

    /// Why these requests cannot be met, if they cannot.
    Optional<SmtpReply> refusal(Requests requests, Instant now) {
        if (requests.requireTls() && !offersRequireTls() || requests.hold().isPresent() && !offersFutureRelease()) {
            return Optional.of(SmtpReply.of(555, "5.5.4", "unknown parameter"));
        }
        boolean tooLong = requests.hold()
                .filter(hold -> hold.from(now).isAfter(now.plus(longestHold())))
                .isPresent();
        return tooLong
                ? Optional.of(
                        SmtpReply.of(501, "5.5.4", "held for " + longestHold().toSeconds() + " seconds at most"))
                : Optional.empty();
    }

    /// What holds of the requests: strangers get no precedence (RFC 6710 §5).
    Requests granted(Requests requests) {
        return peer.service() == Service.SMTP && requests.priority() > 0 ? requests.withPriority(0) : requests;
    }

    /// RFC 4865 §3: it is for submission.
    private boolean offersFutureRelease() {
        return peer.service() == Service.SUBMISSION && longestHold().isPositive();
    }

    /// RFC 8689 §2: only who comes by TLS can ask for it.
    private boolean offersRequireTls() {
        return peer.secure();
    }

    private Duration longestHold() {
        return settings.times().hold();
    }
}

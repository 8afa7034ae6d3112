package org.mailmax.mail.relay;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;

/// How it went to hand over a shipment.
///
/// @param results one for each recipient, in their order
/// @param attempts each host that was spoken to or could not be reached, in their order
public record Handover(List<Result> results, List<Attempt> attempts) {

    /// What became of one recipient.
    ///
    /// @param reply the answer that decided
    /// @param host that gave it; empty when no host was reached
    public record Result(EmailAddress recipient, Verdict verdict, Reply reply, String host) {}

    /// What follows for a recipient.
    public enum Verdict {
        /// The host has taken responsibility and reports failures itself when asked to (it knows DSN).
        RELAYED_WITH_DSN,
        /// The host has taken responsibility; reports that were asked for are ours to make (RFC 3461 §5.2.2).
        RELAYED,
        /// For now: to be tried again.
        DEFERRED,
        /// The octets were sent and the last answer was lost: to be tried again, and maybe received twice
        /// (RFC 5321 §4.5.3.2.6).
        ANSWER_LOST,
        /// For good.
        REFUSED;

        public boolean isRelayed() {
            return this == RELAYED || this == RELAYED_WITH_DSN;
        }
    }

    /// One connection, new or kept open from an earlier shipment.
    ///
    /// @param tls protocol and cipher suite; empty when it was clear text or did not come so far
    /// @param trust how the certificate was judged
    /// @param negotiation how it went to make it secure; empty when that was not tried, or on an earlier shipment
    /// @param reply the last answer that mattered, or what happened instead
    public record Attempt(
            String host,
            Optional<InetAddress> address,
            int port,
            Optional<String> tls,
            Trust trust,
            Optional<TlsResult> negotiation,
            boolean reused,
            Reply reply) {}

    /// How far the certificate of a host is to be trusted.
    public enum Trust {
        CLEAR_TEXT,
        /// Encrypted, but nobody vouches for the host.
        UNVERIFIED,
        /// A known authority vouches for the name.
        AUTHORITY,
        /// A TLSA record vouches for the certificate.
        DANE,
        /// The certificate was not the one the policy demands.
        FAILED
    }
}

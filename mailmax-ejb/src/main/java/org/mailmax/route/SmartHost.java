package org.mailmax.route;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.relay.Destination.Login;
import org.mailmax.mail.relay.TlsPolicy;

/// A host that takes mail for others.
///
/// @param host its name, or an address literal without brackets
public record SmartHost(String host, int port, Security security, Optional<Login> login) {

    /// How the connection to it is protected.
    public enum Security {
        /// STARTTLS, and a certificate for its name.
        VERIFIED,
        /// STARTTLS when it offers it.
        OPPORTUNISTIC,
        /// TLS from the first octet, and a certificate for its name.
        IMPLICIT,
        /// Never TLS.
        NONE;

        /// As people write it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether it is certain who is at the other end before anything is told.
        public boolean isVerified() {
            return this == VERIFIED || this == IMPLICIT;
        }
    }

    /// What its connections are kept and counted under.
    String name() {
        return host + ":" + port;
    }

    TlsPolicy policy() {
        return switch (security) {
            case VERIFIED -> new TlsPolicy.Verified(Set.of(host));
            case OPPORTUNISTIC -> new TlsPolicy.Opportunistic();
            case IMPLICIT -> new TlsPolicy.Implicit();
            case NONE -> new TlsPolicy.ClearText();
        };
    }
}

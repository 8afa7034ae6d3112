package org.mailmax.route.sts;

import java.time.Duration;
import java.util.List;

/// What a domain says of its mail hosts (RFC 8461 §3.2).
///
/// @param mx names of hosts in lower case; one may begin with `*.` for one label
public record StsPolicy(Mode mode, List<String> mx, Duration maxAge) {

    /// How serious it is.
    public enum Mode {
        /// Hosts that are not named or not verified get nothing.
        ENFORCE,
        /// They get mail all the same, and the domain may be told.
        TESTING,
        /// The domain takes its promise back.
        NONE
    }

    public boolean isEnforced() {
        return mode == Mode.ENFORCE;
    }

    /// Whether the policy names the host (RFC 8461 §4.1).
    public boolean names(String host) {
        return mode != Mode.NONE && mx.stream().anyMatch(pattern -> matches(pattern, host));
    }

    private static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        int dot = host.indexOf('.');
        return dot > 0 && pattern.substring(1).equals(host.substring(dot));
    }
}

package org.mailmax.route.sts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.tlsresult.AppliedPolicy;

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

    /// As it is told of in reports, in canonical lines; nothing when the domain takes its promise back.
    public Optional<AppliedPolicy> applied() {
        if (mode == Mode.NONE) {
            return Optional.empty();
        }
        List<String> lines =
                new ArrayList<>(List.of("version: STSv1", "mode: " + mode.name().toLowerCase(Locale.ROOT)));
        mx.forEach(host -> lines.add("mx: " + host));
        lines.add("max_age: " + maxAge.toSeconds());
        return Optional.of(new AppliedPolicy(AppliedPolicy.Type.STS, lines, mx));
    }

    private static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        int dot = host.indexOf('.');
        return dot > 0 && pattern.substring(1).equals(host.substring(dot));
    }
}

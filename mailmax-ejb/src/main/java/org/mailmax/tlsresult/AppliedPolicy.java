package org.mailmax.tlsresult;

import java.util.List;

/// What a session with a host was held against (RFC 8460 §4.4).
///
/// @param lines the policy as its domain wrote it: the lines of MTA-STS, the TLSA records
/// @param mx the hosts an MTA-STS policy names
public record AppliedPolicy(Type type, List<String> lines, List<String> mx) {

    public static final AppliedPolicy NONE = new AppliedPolicy(Type.NONE, List.of(), List.of());

    /// In the words of a report.
    public enum Type {
        TLSA("tlsa"),
        STS("sts"),
        NONE("no-policy-found");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public AppliedPolicy {
        lines = List.copyOf(lines);
        mx = List.copyOf(mx);
    }
}

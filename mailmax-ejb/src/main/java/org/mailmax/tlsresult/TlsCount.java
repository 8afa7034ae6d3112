package org.mailmax.tlsresult;

import org.mailmax.mail.relay.TlsResult;

/// What is counted together: sessions of a day with the same host and the same result.
///
/// @param day days since 1970-01-01, UTC
/// @param host empty where no host had a part in it
/// @param address of the host; empty as well
public record TlsCount(
        long day, String domain, AppliedPolicy.Type policy, TlsResult result, String host, String address) {

    /// The policy it belongs to.
    public record Under(long day, String domain, AppliedPolicy.Type type) {}

    Under under() {
        return new Under(day, domain, policy);
    }
}

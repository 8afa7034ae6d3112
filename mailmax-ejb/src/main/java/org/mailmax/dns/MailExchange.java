package org.mailmax.dns;

/// An MX record (RFC 1035 §3.3.9).
///
/// @param preference the lower, the better
/// @param host in lower case without a final dot; empty for the root
public record MailExchange(int preference, String host) {

    /// `MX 0 .`: the domain takes no mail (RFC 7505 §3).
    public boolean isNull() {
        return host.isEmpty();
    }

    @Override
    public String toString() {
        return preference + " " + host + ".";
    }
}

package org.mailmax.dns;

/// An SRV record (RFC 2782).
///
/// @param host in lower case without a final dot; empty when the service is not offered
public record ServiceLocation(int priority, int weight, int port, String host) {

    @Override
    public String toString() {
        return priority + " " + weight + " " + port + " " + host + ".";
    }
}

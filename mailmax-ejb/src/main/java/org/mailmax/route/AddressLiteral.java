package org.mailmax.route;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// Reads address literals: `[192.0.2.1]`, `[IPv6:2001:db8::1]` (RFC 5321 §4.1.3).
final class AddressLiteral {

    private static final String IPV6 = "ipv6:";

    private AddressLiteral() {}

    /// The address, or nothing when the text is no literal we know how to reach.
    static Optional<InetAddress> parse(String text) {
        if (text.length() < 3 || text.charAt(0) != '[' || text.charAt(text.length() - 1) != ']') {
            return Optional.empty();
        }
        String inner = text.substring(1, text.length() - 1);
        try {
            return inner.toLowerCase(Locale.ROOT).startsWith(IPV6)
                    ? Optional.of(Inet6Address.ofLiteral(inner.substring(IPV6.length())))
                    : Optional.<InetAddress>of(Inet4Address.ofLiteral(inner))
                            .filter(found -> inner.equals(dotted(found)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// Four decimal numbers and nothing shorter: `[127.1]` is no literal.
    private static String dotted(InetAddress address) {
        return address.getHostAddress();
    }
}

package org.mailmax.directory;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where somebody comes from, as far as it can be changed only with some effort: an IPv4 address, or the first 64 bits
/// of an IPv6 address, since everybody has a whole /64 to choose from.
///
/// @param prefix in hexadecimal digits
record Network(String prefix) {

    private static final int IPV6_PREFIX_OCTETS = 8;

    static Network of(InetAddress address) {
        byte[] octets = address.getAddress();
        byte[] prefix = address instanceof Inet4Address ? octets : Arrays.copyOf(octets, IPV6_PREFIX_OCTETS);
        return new Network(HexFormat.of().formatHex(prefix));
    }
}

package org.mailmax.dns;

import java.net.Inet4Address;
import java.net.InetAddress;

/// What an address is good for: the Internet, a private network, or nothing.
public final class AddressKind {

    private AddressKind() {}

    /// True for addresses nobody can be connected to (RFC 6890 §2.2).
    public static boolean isUseless(InetAddress address) {
        return address.isAnyLocalAddress() || address.isMulticastAddress() || isBroadcast(address.getAddress());
    }

    /// True for addresses that mean another host, or ourselves, depending on where one is: a stranger's MX record must
    /// not make us knock at doors inside our own network.
    public static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || (address instanceof Inet4Address ? isPrivate4(address.getAddress()) : isPrivate6(address));
    }

    /// 0/8, 100.64/10 (RFC 6598 §7), 192.0.0/24, 198.18/15, 240/4.
    private static boolean isPrivate4(byte[] octets) {
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        return first == 0
                || first == 100 && (second & 0xc0) == 64
                || first == 192 && second == 0 && octets[2] == 0
                || first == 198 && (second & 0xfe) == 18
                || first >= 240;
    }

    /// fc00::/7 (RFC 4193 §3.1), and IPv4 addresses in the clothes of IPv6: 6to4, NAT64, compatible.
    private static boolean isPrivate6(InetAddress address) {
        byte[] octets = address.getAddress();
        return (octets[0] & 0xfe) == 0xfc
                || octets[0] == 0x20 && octets[1] == 0x02
                || octets[0] == 0 && (octets[1] == 0 || octets[1] == 0x64);
    }

    private static boolean isBroadcast(byte[] octets) {
        return octets.length == 4 && (octets[0] & octets[1] & octets[2] & octets[3] & 0xff) == 0xff;
    }
}

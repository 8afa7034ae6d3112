package org.mailmax.mail.relay;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// What the connection to a host has to keep secret, and whose certificate it must show.
public sealed interface TlsPolicy {

    /// TLS when the host offers it, whatever its certificate; clear text otherwise (RFC 7435).
    record Opportunistic() implements TlsPolicy {}

    /// Never TLS: for hosts the operator names.
    record ClearText() implements TlsPolicy {}

    /// TLS by STARTTLS, with a certificate of a known authority for one of these names (RFC 8461 §4.1, RFC 8689
    /// §4.2.1).
    ///
    /// @param names a name may begin with `*.` for one label
    record Verified(Set<String> names) implements TlsPolicy {}

    /// TLS from the first octet (RFC 8314 §3.3), with a certificate of a known authority for the host's name.
    record Implicit() implements TlsPolicy {}

    /// TLS with a certificate that one of the records names (RFC 7672 §2.2).
    record Dane(List<Tlsa> records, Set<String> names) implements TlsPolicy {}

    /// A TLSA record (RFC 6698 §2.1).
    ///
    /// @param usage 2 (DANE-TA) or 3 (DANE-EE); others are not used for mail (RFC 7672 §3.1.3)
    /// @param selector 0: the whole certificate, 1: its public key
    /// @param matching 0: the octets themselves, 1: their SHA-256, 2: their SHA-512
    record Tlsa(int usage, int selector, int matching, byte[] data) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Tlsa that
                    && usage == that.usage
                    && selector == that.selector
                    && matching == that.matching
                    && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * usage + selector) + Arrays.hashCode(data);
        }

        @Override
        public String toString() {
            return usage + " " + selector + " " + matching + " "
                    + HexFormat.of().formatHex(data);
        }
    }
}

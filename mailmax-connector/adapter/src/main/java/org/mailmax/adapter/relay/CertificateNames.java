package org.mailmax.adapter.relay;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Compares the names in a certificate with those that are demanded (RFC 8461 §4.1). Only DNS names of the subject
/// alternative names count.
final class CertificateNames {

    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    /// @param names a name may begin with `*.` for one label, on both sides
    static boolean matches(X509Certificate certificate, Set<String> names) {
        List<String> presented = dnsNames(certificate);
        return names.stream()
                .map(CertificateNames::normal)
                .anyMatch(name -> presented.stream().anyMatch(given -> isSame(given, name)));
    }

    /// A wildcard stands for exactly one label, the first (RFC 8461 §4.1).
    private static boolean isSame(String presented, String demanded) {
        return presented.equals(demanded)
                || presented.startsWith("*.") && presented.substring(1).equals(afterFirstLabel(demanded))
                || demanded.startsWith("*.") && demanded.substring(1).equals(afterFirstLabel(presented));
    }

    private static String afterFirstLabel(String name) {
        int dot = name.indexOf('.');
        return dot < 1 ? "" : name.substring(dot);
    }

    private static List<String> dnsNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.getFirst().equals(DNS_NAME))
                            .map(name -> normal(String.valueOf(name.get(1))))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

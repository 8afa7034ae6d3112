package org.mailmax.mail.relay;

import java.util.Locale;

/// How it went to make a connection to a host secure, in the words of reports to its domain (RFC 8460 §4.3). Where
/// nobody demands a certificate, a flaw of it is told all the same: a domain may be testing its policy.
public enum TlsResult {
    SUCCESS,
    STARTTLS_NOT_SUPPORTED,
    CERTIFICATE_HOST_MISMATCH,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_NOT_TRUSTED,
    VALIDATION_FAILURE,
    TLSA_INVALID,
    DNSSEC_INVALID,
    STS_POLICY_FETCH_ERROR,
    STS_POLICY_INVALID;

    /// As it is written in a report.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// It is the certificate that is not as it should be; the connection itself is secret.
    public boolean isFlawOfCertificate() {
        return this == CERTIFICATE_HOST_MISMATCH || this == CERTIFICATE_EXPIRED || this == CERTIFICATE_NOT_TRUSTED;
    }
}

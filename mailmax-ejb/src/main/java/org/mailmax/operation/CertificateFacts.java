package org.mailmax.operation;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/// The certificate this server shows.
///
/// @param subject whom it names
/// @param issuer who vouches for that; the subject itself when nobody else does
public record CertificateFacts(String subject, String issuer, Instant from, Instant until) {

    static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /// Nobody but this server vouches for it: others cannot verify it.
    public boolean isSelfSigned() {
        return subject.equals(issuer);
    }

    /// Whole days; 0 when it has run out.
    public long daysLeft(Instant now) {
        return Math.max(0, Duration.between(now, until).toDays());
    }

    public long daysOld(Instant now) {
        return Math.max(0, Duration.between(from, now).toDays());
    }
}

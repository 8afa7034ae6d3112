package org.mailmax.adapter.relay;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.mailmax.mail.relay.Handover.Trust;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.relay.TlsResult;

/// Judges a host's certificate by the policy for the host.
final class CertificateJudge {

    private final Authorities authorities;

    CertificateJudge(Authorities authorities) {
        this.authorities = authorities;
    }

    /// @param chain the host's certificate first; empty when it has shown none
    Judgement judge(TlsPolicy policy, String hostName, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return Judgement.failed(TlsResult.VALIDATION_FAILURE, "the host shows no certificate");
        }
        return switch (policy) {
            case TlsPolicy.Opportunistic _, TlsPolicy.ClearText _ -> unasked(verified(Set.of(hostName), chain));
            case TlsPolicy.Verified verified -> verified(verified.names(), chain);
            case TlsPolicy.Implicit _ -> verified(Set.of(hostName), chain);
            case TlsPolicy.Dane dane -> new DaneCheck(chain, dane).judge();
        };
    }

    private static Judgement unasked(Judgement verified) {
        return Judgement.of(verified.isFailed() ? Trust.UNVERIFIED : Trust.AUTHORITY, verified.result());
    }

    private Judgement verified(Set<String> names, List<X509Certificate> chain) {
        if (!CertificateNames.matches(chain.getFirst(), names)) {
            return Judgement.failed(TlsResult.CERTIFICATE_HOST_MISMATCH, "the host's certificate is for another name");
        }
        return authorities.vouchFor(chain)
                ? Judgement.of(Trust.AUTHORITY)
                : Judgement.failed(
                        flaw(chain.getFirst()), "no authority vouches for the host's certificate, or it has expired");
    }

    private static TlsResult flaw(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return TlsResult.CERTIFICATE_NOT_TRUSTED;
        } catch (CertificateException notNow) {
            return TlsResult.CERTIFICATE_EXPIRED;
        }
    }
}

package org.mailmax.adapter.relay;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.mailmax.mail.relay.Handover.Trust;
import org.mailmax.mail.relay.TlsPolicy;

/// Judges a host's certificate by the policy for the host.
final class CertificateJudge {

    private final Authorities authorities;

    CertificateJudge(Authorities authorities) {
        this.authorities = authorities;
    }

    /// @param chain the host's certificate first; empty when it has shown none
    Judgement judge(TlsPolicy policy, String hostName, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return Judgement.failed("the host shows no certificate");
        }
        return switch (policy) {
            case TlsPolicy.Opportunistic _, TlsPolicy.ClearText _ ->
                Judgement.of(verified(Set.of(hostName), chain).isFailed() ? Trust.UNVERIFIED : Trust.AUTHORITY);
            case TlsPolicy.Verified verified -> verified(verified.names(), chain);
            case TlsPolicy.Implicit _ -> verified(Set.of(hostName), chain);
            case TlsPolicy.Dane dane -> new DaneCheck(chain, dane).judge();
        };
    }

    private Judgement verified(Set<String> names, List<X509Certificate> chain) {
        if (!CertificateNames.matches(chain.getFirst(), names)) {
            return Judgement.failed("the host's certificate is for another name");
        }
        return authorities.vouchFor(chain)
                ? Judgement.of(Trust.AUTHORITY)
                : Judgement.failed("no authority vouches for the host's certificate, or it has expired");
    }
}

package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Handover;
import org.mailmax.mail.relay.Handover.Attempt;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.relay.TlsResult;
import org.mailmax.route.sts.StsPolicies;
import org.mailmax.route.sts.StsPolicy;
import org.mailmax.tlsresult.AppliedPolicy;
import org.mailmax.tlsresult.TlsTally;

/// Counts how TLS with the hosts of a domain went, against the policy of the domain (RFC 8460 §4.3, §4.4).
@ApplicationScoped
public class TlsSessions {

    @Inject
    private StsPolicies sts;

    @Inject
    private TlsTally tally;

    /// Counts the connections that were opened for a message.
    public void observe(DomainName domain, Destination destination, Handover handover) {
        for (Attempt attempt : handover.attempts()) {
            attempt.negotiation().ifPresent(result -> count(domain, destination, attempt, result));
        }
    }

    private void count(DomainName domain, Destination destination, Attempt attempt, TlsResult result) {
        AppliedPolicy policy = policy(domain, destination, attempt.host());
        tally.count(
                domain,
                policy,
                judged(domain, policy, attempt, result),
                attempt.host(),
                attempt.address().map(InetAddress::getHostAddress).orElse(""));
    }

    private AppliedPolicy policy(DomainName domain, Destination destination, String host) {
        return destination.hosts().stream()
                .filter(known -> known.name().equals(host) && known.tls() instanceof TlsPolicy.Dane)
                .findFirst()
                .map(bound -> tlsa((TlsPolicy.Dane) bound.tls()))
                .or(() -> sts(domain))
                .orElse(AppliedPolicy.NONE);
    }

    private static AppliedPolicy tlsa(TlsPolicy.Dane bound) {
        return new AppliedPolicy(
                AppliedPolicy.Type.TLSA,
                bound.records().stream().map(TlsPolicy.Tlsa::toString).toList(),
                List.of());
    }

    private Optional<AppliedPolicy> sts(DomainName domain) {
        return domain.isAddressLiteral() ? Optional.empty() : sts.of(domain).flatMap(StsPolicy::applied);
    }

    /// Without a policy nobody vouches for anything, and a certificate has no flaw. A host that a policy does not name
    /// fails it, whatever its certificate.
    private TlsResult judged(DomainName domain, AppliedPolicy policy, Attempt attempt, TlsResult result) {
        return switch (policy.type()) {
            case NONE -> result.isFlawOfCertificate() ? TlsResult.SUCCESS : result;
            case TLSA -> result;
            case STS ->
                sts.of(domain).filter(named -> named.names(attempt.host())).isPresent()
                        ? result
                        : TlsResult.VALIDATION_FAILURE;
        };
    }
}

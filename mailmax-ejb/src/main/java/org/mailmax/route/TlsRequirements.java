package org.mailmax.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.relay.TlsResult;
import org.mailmax.route.sts.StsPolicies;
import org.mailmax.route.sts.StsPolicy;
import org.mailmax.tlsresult.AppliedPolicy;
import org.mailmax.tlsresult.TlsTally;

/// Decides for each host of a domain what its connection has to keep secret and whose certificate it must show.
///
/// DANE comes first, and never yields to MTA-STS (RFC 8461 §2). A message that asks for REQUIRETLS goes only to hosts
/// whose name is proven, by DNSSEC or by the policy of the domain, and whose certificate will be (RFC 8689 §4.2.1).
@ApplicationScoped
public class TlsRequirements {

    private static final AppliedPolicy TLSA = new AppliedPolicy(AppliedPolicy.Type.TLSA, List.of(), List.of());

    @Inject
    private DaneRecords dane;

    @Inject
    private StsPolicies sts;

    @Inject
    private RelaySettings settings;

    @Inject
    private TlsTally tally;

    /// What a message needs.
    enum Need {
        /// To arrive, whatever the policies of the domain.
        NOTHING,
        /// As much as the hosts offer.
        WHATEVER_THERE_IS,
        /// REQUIRETLS (RFC 8689).
        VERIFIED
    }

    /// The hosts that may be used, and why others may not, at the moment or at all.
    record Decision(List<Destination.Host> hosts, List<String> notNow, List<String> never) {}

    Decision decide(DomainName domain, MailHosts.Known known, Need need) {
        if (need == Need.NOTHING) {
            return new Decision(
                    known.hosts().stream()
                            .map(host -> host(host, new TlsPolicy.Opportunistic()))
                            .toList(),
                    List.of(),
                    List.of());
        }
        Optional<StsPolicy> policy = domain.isAddressLiteral() ? Optional.empty() : sts.of(domain);
        Decision decision = new Decision(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (MailHost host : known.hosts()) {
            DaneRecords.Finding finding = known.secure() ? dane.of(domain, host) : new DaneRecords.Finding.Unbound();
            switch (finding) {
                case DaneRecords.Finding.Unknown(String why) -> {
                    tally.count(domain, TLSA, TlsResult.DNSSEC_INVALID, host.name(), "");
                    decision.notNow().add("the TLSA records of " + host.name() + " cannot be looked up: " + why);
                }
                case DaneRecords.Finding.Bound(TlsPolicy.Dane records, boolean verifiable) -> {
                    if (verifiable || need == Need.WHATEVER_THERE_IS) {
                        decision.hosts().add(host(host, records));
                    } else {
                        decision.never().add("the TLSA records of " + host.name() + " cannot be used");
                    }
                }
                case DaneRecords.Finding.Unbound _ ->
                    decideBySts(new Candidate(domain, host, known.secure()), policy, need, decision);
            }
        }
        return decision;
    }

    /// A host DANE says nothing about.
    private record Candidate(DomainName domain, MailHost host, boolean secure) {}

    private void decideBySts(Candidate candidate, Optional<StsPolicy> policy, Need need, Decision decision) {
        MailHost host = candidate.host();
        boolean named = policy.isPresent() && policy.get().names(host.name());
        boolean enforced = policy.isPresent() && policy.get().isEnforced();
        if (enforced && !named) {
            policy.get()
                    .applied()
                    .ifPresent(
                            sts -> tally.count(candidate.domain(), sts, TlsResult.VALIDATION_FAILURE, host.name(), ""));
            decision.notNow().add("the MTA-STS policy does not name " + host.name());
        } else if (enforced || need == Need.VERIFIED && (named || candidate.secure())) {
            decision.hosts().add(host(host, new TlsPolicy.Verified(Set.of(host.name()))));
        } else if (need == Need.VERIFIED) {
            decision.never().add("nothing proves that " + host.name() + " is a host of the domain");
        } else {
            decision.hosts().add(host(host, new TlsPolicy.Opportunistic()));
        }
    }

    private Destination.Host host(MailHost host, TlsPolicy policy) {
        return new Destination.Host(host.name(), host.addresses(), settings.port(), policy);
    }
}

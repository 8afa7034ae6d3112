package org.mailmax.route.sts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.dns.Dns;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.relay.TlsResult;
import org.mailmax.tlsresult.AppliedPolicy;
import org.mailmax.tlsresult.TlsTally;

/// The policy of each domain. It is fetched when its record in the DNS is new or has changed, and once a day; as long
/// as its age allows, it holds whatever the DNS and the web server say meanwhile (RFC 8461 §3.3, §5.1).
@ApplicationScoped
public class StsPolicies {

    private static final System.Logger LOG = System.getLogger(StsPolicies.class.getName());
    private static final AppliedPolicy UNKNOWN = new AppliedPolicy(AppliedPolicy.Type.STS, List.of(), List.of());
    private static final int REMEMBERED = 20_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    /// RFC 8461 §3.3: at least five minutes between attempts.
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private static final Duration FRESH_FOR = Duration.ofDays(1);

    @Inject
    private Dns dns;

    @Inject
    private StsFetcher fetcher;

    @Inject
    private StsRows rows;

    @Inject
    private TlsTally tally;

    private final Cache<DomainName, Optional<StsPolicy>> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    /// Domains and ids whose fetch failed lately.
    private final Cache<String, Boolean> failed = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(PAUSE)
            .build();

    /// The policy that holds now; nothing when the domain has none.
    ///
    /// @throws EJBException when the database is out of reach: a promise may be written there
    public Optional<StsPolicy> of(DomainName domain) {
        Optional<StsPolicy> policy = known.getIfPresent(domain);
        if (policy == null) {
            policy = look(domain, Instant.now());
            known.put(domain, policy);
        }
        return policy;
    }

    Optional<StsPolicy> look(DomainName domain, Instant now) {
        Optional<String> id = StsGrammar.id(dns.txt("_mta-sts." + domain).records());
        Optional<StsRow> kept = rows.find(domain).filter(row -> !row.isExpired(now));
        if (id.isEmpty() || kept.isPresent() && isCurrent(kept.get(), id.get(), now)) {
            return kept.map(StsRow::policy);
        }
        return fetch(domain, id.get(), now).or(() -> kept.map(StsRow::policy));
    }

    private static boolean isCurrent(StsRow row, String id, Instant now) {
        return row.policyId().equals(id) && !row.isOlderThan(FRESH_FOR, now);
    }

    private Optional<StsPolicy> fetch(DomainName domain, String id, Instant now) {
        String attempt = domain + " " + id;
        if (failed.getIfPresent(attempt) != null) {
            return Optional.empty();
        }
        try {
            StsPolicy policy = StsGrammar.policy(fetcher.fetch(domain))
                    .orElseThrow(() -> new IOException("what is there is no policy"));
            rows.save(domain, id, policy, now);
            return Optional.of(policy);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "no MTA-STS policy of {0}: {1}", domain, e.getMessage());
            failed.put(attempt, Boolean.TRUE);
            tally.count(domain, UNKNOWN, TlsResult.STS_POLICY_FETCH_ERROR, "", "");
            return Optional.empty();
        }
    }
}

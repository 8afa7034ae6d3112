package org.mailmax.tlsresult;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.relay.TlsResult;

/// Counts sessions with other hosts in memory, and writes the counts twice a minute. A server that is killed loses so
/// much counting, and never any mail.
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class TlsTally {

    /// Different counts kept between two writes; sessions beyond are not counted.
    static final int MOST = 100_000;

    private static final System.Logger LOG = System.getLogger(TlsTally.class.getName());

    @Inject
    private TlsCounts written;

    private Map<TlsCount, Long> counts = new HashMap<>();
    private Map<TlsCount.Under, AppliedPolicy> policies = new HashMap<>();

    /// One session.
    ///
    /// @param host and its address; both empty where no host had a part in it
    public void count(DomainName domain, AppliedPolicy policy, TlsResult result, String host, String address) {
        TlsCount count = new TlsCount(today(), domain.name(), policy.type(), result, host, address);
        synchronized (this) {
            if (counts.size() < MOST || counts.containsKey(count)) {
                counts.merge(count, 1L, Long::sum);
                policies.put(count.under(), policy);
            }
        }
    }

    /// Writes what was counted since the last time.
    @Schedule(hour = "*", minute = "*", second = "17,47", persistent = false)
    @PreDestroy
    public void write() {
        Map<TlsCount, Long> some;
        Map<TlsCount.Under, AppliedPolicy> theirs;
        synchronized (this) {
            some = counts;
            theirs = policies;
            counts = new HashMap<>();
            policies = new HashMap<>();
        }
        if (some.isEmpty()) {
            return;
        }
        try {
            written.add(some, theirs);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "what hosts had to say of TLS waits to be written", e);
            back(some, theirs);
        }
    }

    private synchronized void back(Map<TlsCount, Long> some, Map<TlsCount.Under, AppliedPolicy> theirs) {
        some.forEach((count, sessions) -> counts.merge(count, sessions, Long::sum));
        theirs.forEach(policies::putIfAbsent);
    }

    private static long today() {
        return TimeUnit.SECONDS.toDays(Instant.now().getEpochSecond());
    }
}

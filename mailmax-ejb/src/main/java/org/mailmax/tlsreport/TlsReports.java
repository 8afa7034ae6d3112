package org.mailmax.tlsreport;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.dns.Dns;
import org.mailmax.dns.DnsAnswer;
import org.mailmax.tlsresult.TlsCount;
import org.mailmax.tlsresult.TlsCounts;
import org.mailmax.tlsresult.TlsCounts.DomainDay;
import org.mailmax.tlsresult.TlsTally;

/// Sends the reports of days that are over. What is told, and what nobody asks for, is forgotten; a report that cannot
/// be
/// handed over is tried again for two days.
///
/// A server that is killed between handing a report over and forgetting it sends it again, under the same id.
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class TlsReports {

    private static final System.Logger LOG = System.getLogger(TlsReports.class.getName());

    /// RFC 8460 §4.1: not everybody at midnight, but within four hours.
    private static final int SPREAD_SECONDS = (int) Duration.ofHours(4).toSeconds();

    private static final Duration PATIENCE = Duration.ofDays(2);

    @Inject
    @ConfigProperty(name = "mailmax.tls.reports", defaultValue = "true")
    private boolean wanted;

    @Inject
    private TlsTally tally;

    @Inject
    private TlsCounts counts;

    @Inject
    private Dns dns;

    @Inject
    private ReportPost post;

    /// What came of a day of a domain.
    private enum Fate {
        TOLD,
        NOBODY_ASKS,
        NOT_YET
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void sendNow() {
        tally.write();
        Instant now = Instant.now();
        send(day(now), now);
    }

    /// Sends at once what is known, of today too.
    ///
    /// @return a line for each report that was sent
    public List<String> sendAll() {
        tally.write();
        return send(Long.MAX_VALUE, Instant.MAX);
    }

    private synchronized List<String> send(long before, Instant now) {
        List<String> told = new ArrayList<>();
        for (DomainDay each : counts.days(before)) {
            if (!now.isBefore(due(each)) && attempt(each, now) == Fate.TOLD) {
                told.add(each.domain() + ", " + LocalDate.ofEpochDay(each.day()));
            }
        }
        return told;
    }

    private Fate attempt(DomainDay about, Instant now) {
        try {
            Fate fate = wanted ? tell(about) : Fate.NOBODY_ASKS;
            if (fate != Fate.NOT_YET || isOver(about, now)) {
                counts.forget(about);
            }
            return fate;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the report on TLS with " + about.domain() + " waits", e);
            return Fate.NOT_YET;
        }
    }

    private Fate tell(DomainDay about) {
        return switch (dns.txt("_smtp._tls." + about.domain())) {
            case DnsAnswer.Failed<String> _ -> Fate.NOT_YET;
            case DnsAnswer.Nothing<String> _ -> Fate.NOBODY_ASKS;
            case DnsAnswer.Found<String> found -> {
                Optional<ReportAddresses> addresses = ReportAddresses.of(found.records());
                if (addresses.isEmpty()) {
                    yield Fate.NOBODY_ASKS;
                }
                Map<TlsCount, Long> counted = counts.of(about);
                boolean taken = post.hand(about, counts.policies(about), counted, addresses.get());
                yield taken ? Fate.TOLD : Fate.NOT_YET;
            }
        };
    }

    /// Spread by the name, so that it is the same moment after every start.
    private static Instant due(DomainDay about) {
        long midnight = TimeUnit.DAYS.toSeconds(about.day() + 1);
        return Instant.ofEpochSecond(
                midnight + Math.floorMod(about.domain().name().hashCode(), SPREAD_SECONDS));
    }

    private static boolean isOver(DomainDay about, Instant now) {
        return !now.equals(Instant.MAX) && now.isAfter(due(about).plus(PATIENCE));
    }

    private static long day(Instant now) {
        return TimeUnit.SECONDS.toDays(now.getEpochSecond());
    }
}

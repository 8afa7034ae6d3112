package org.mailmax.tlsreport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.delivery.OwnMail;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.port.MailException;
import org.mailmax.queue.Origin;
import org.mailmax.signing.SigningKey;
import org.mailmax.signing.SigningKeys;
import org.mailmax.tlsresult.AppliedPolicy;
import org.mailmax.tlsresult.TlsCount;
import org.mailmax.tlsresult.TlsCounts.DomainDay;

/// Hands a report to everybody who is to get it.
///
/// It comes from the operator's address, or else from the postmaster of the first of our domains that signs: a report
/// by
/// mail has to be signed (RFC 8460 §3).
@ApplicationScoped
public class ReportPost {

    private static final System.Logger LOG = System.getLogger(ReportPost.class.getName());
    private static final int MOST_KEYS = 1000;

    @Inject
    @ConfigProperty(name = "mailmax.tls.reports.from")
    private Optional<String> from;

    @Inject
    private SigningKeys keys;

    @Inject
    private OwnMail mail;

    @Inject
    private ReportPages pages;

    /// @return whether at least one of the addresses took it
    boolean hand(DomainDay about, List<AppliedPolicy> policies, Map<TlsCount, Long> counts, ReportAddresses addresses) {
        Optional<EmailAddress> sender = sender();
        if (sender.isEmpty()) {
            return false;
        }
        String submitter = sender.get().domain().name();
        TlsReport report = new TlsReport(
                about,
                end(about, Instant.now()),
                new TlsReport.Sender(submitter, sender.get().toString(), submitter),
                policies,
                counts);
        boolean taken = false;
        for (EmailAddress to : addresses.mail()) {
            taken |= send(report, sender.get(), to);
        }
        for (URI page : addresses.web()) {
            taken |= post(report, page);
        }
        return taken;
    }

    /// Of a day that is not over, what was counted until now.
    private static Instant end(DomainDay about, Instant now) {
        Instant last = Instant.ofEpochSecond(TimeUnit.DAYS.toSeconds(about.day() + 1) - 1);
        return now.isBefore(last) ? now.truncatedTo(ChronoUnit.SECONDS) : last;
    }

    private boolean send(TlsReport report, EmailAddress sender, EmailAddress to) {
        try {
            return mail.send(to, ReportMail.of(report, sender, to, Instant.now()), sender.domain(), Origin.TLS_REPORT);
        } catch (IOException | MailException e) {
            LOG.log(System.Logger.Level.WARNING, "a report on TLS cannot be sent to " + to, e);
            return false;
        }
    }

    private boolean post(TlsReport report, URI page) {
        try {
            pages.post(page, report.compressed());
            return true;
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "a report on TLS is not taken at {0}: {1}",
                    page.getHost(),
                    e.getMessage());
            return false;
        }
    }

    private Optional<EmailAddress> sender() {
        return from.flatMap(EmailAddress::parse)
                .or(() -> keys.in(SigningKey.State.ACTIVE, MOST_KEYS).stream()
                        .map(SigningKey::domain)
                        .min(Comparator.comparing(DomainName::name))
                        .map(domain -> new EmailAddress("postmaster", domain)));
    }
}

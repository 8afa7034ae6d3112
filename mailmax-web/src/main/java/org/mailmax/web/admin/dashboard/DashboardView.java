package org.mailmax.web.admin.dashboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.DashboardAdministration;
import org.mailmax.administration.Holdings;
import org.mailmax.administration.Holdings.DomainStorage;
import org.mailmax.administration.Holdings.RefusedLogin;
import org.mailmax.administration.Overview;
import org.mailmax.administration.Overview.Concern;
import org.mailmax.operation.CertificateFacts;
import org.mailmax.operation.Counter;
import org.mailmax.operation.CounterHistory.Hour;
import org.mailmax.operation.ServerState.Disk;
import org.mailmax.operation.ServerState.Waiting;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Format;
import org.mailmax.web.shared.Preferences;
import org.mailmax.web.shared.Texts;
import org.mailmax.web.shared.Toast;

/// The figures of the last day.
@Named("dashboard")
@RequestScoped
public class DashboardView {

    /// Height of the bars.
    private static final int HEIGHT = 120;

    @Inject
    private DashboardAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private Preferences preferences;

    @Inject
    private Format format;

    @Inject
    private Texts texts;

    @Inject
    private Toast toast;

    private Overview overview;

    /// The bars of an hour, one upon the other.
    ///
    /// @param x number of the hour
    public record Bar(int x, String hour, long in, long out, long refused, long deferred, long scale) {

        public long height(long count) {
            return scale == 0 ? 0 : count * HEIGHT / scale;
        }

        public long getInY() {
            return HEIGHT - height(in);
        }

        public long getOutY() {
            return getInY() - height(out);
        }

        public long getRefusedY() {
            return getOutY() - height(refused);
        }

        public long getDeferredY() {
            return getRefusedY() - height(deferred);
        }
    }

    public String show() {
        try {
            overview = administration.overview(session.who());
            return null;
        } catch (AdministrationException e) {
            toast.failed("refused.notAllowed");
            toast.keep();
            return "/admin/domain/domains.xhtml?faces-redirect=true";
        }
    }

    public List<Bar> getBars() {
        List<Hour> hours = overview.hours();
        long scale = hours.stream()
                .mapToLong(hour -> in(hour) + out(hour) + hour.of(Counter.REFUSED) + hour.of(Counter.DEFERRED))
                .max()
                .orElse(0);
        return hours.stream()
                .map(hour -> new Bar(
                        hours.indexOf(hour),
                        DateTimeFormatter.ofPattern("HH:mm").format(hour.begin().atZone(preferences.getZone())),
                        in(hour),
                        out(hour),
                        hour.of(Counter.REFUSED),
                        hour.of(Counter.DEFERRED),
                        scale))
                .toList();
    }

    private static long in(Hour hour) {
        return hour.of(Counter.RECEIVED) + hour.of(Counter.SUBMITTED);
    }

    private static long out(Hour hour) {
        return hour.of(Counter.DELIVERED);
    }

    private long day(Counter counter) {
        return overview.hours().stream().mapToLong(hour -> hour.of(counter)).sum();
    }

    public String getIn() {
        return format.number(day(Counter.RECEIVED) + day(Counter.SUBMITTED));
    }

    public String getOut() {
        return format.number(day(Counter.DELIVERED));
    }

    public String getRefused() {
        return format.number(day(Counter.REFUSED));
    }

    public String getFailedLogins() {
        return format.number(day(Counter.LOGIN_FAILED));
    }

    public String getWaiting() {
        return overview.queue().map(Waiting::recipients).map(format::number).orElse("–");
    }

    public String getOldest() {
        return overview.queue().flatMap(Waiting::oldest).map(format::when).orElse("–");
    }

    public String getFree() {
        return overview.disk().map(Disk::free).map(format::size).orElse("–");
    }

    public String getSessions() {
        return format.number(overview.sessions());
    }

    /// The facts of the certificate; nothing when there is none.
    public CertificateFacts getCertificateFacts() {
        return overview.certificate().orElse(null);
    }

    public String getCertificateAge() {
        Instant now = Instant.now();
        return overview.certificate()
                .map(it -> texts.get("dashboard.certificateAge", it.daysOld(now), it.daysLeft(now)))
                .orElse("–");
    }

    public List<DomainStorage> getStorage() {
        return overview.holdings().map(Holdings::storage).orElse(List.of());
    }

    /// The most any domain holds: what the bars are measured by.
    public long getLargest() {
        return Math.max(
                1, getStorage().stream().mapToLong(DomainStorage::octets).max().orElse(1));
    }

    public List<RefusedLogin> getRefusedLogins() {
        return overview.holdings().map(Holdings::refusedLogins).orElse(List.of());
    }

    public String day(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(instant.atZone(preferences.getZone()));
    }

    public String sentence(Concern concern) {
        return texts.get("concern." + concern);
    }

    /// Where something can be done about it.
    public String link(Concern concern) {
        return switch (concern) {
            case DISK_LOW, MAILBOXES_FULL -> "#storage";
            case QUEUE_OLD -> "/admin/queue/queue.xhtml";
            case LOGINS_FAILED -> "#refusedLogins";
            case TRACE_LOST -> "/admin/trace/trace.xhtml";
            case CERTIFICATE_EXPIRES, CERTIFICATE_UNKNOWN -> "#certificate";
            case OUT_OF_REACH -> "#figures";
            case KEYS_UNPUBLISHED -> "/admin/dns/dns.xhtml";
            case SENDERS_BLOCKED -> "/admin/audit/audit.xhtml";
        };
    }

    public List<Concern> getConcerns() {
        return overview.concerns();
    }
}

package org.mailmax.web.admin.queue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.DestinationAdministration;
import org.mailmax.administration.TimeWords;
import org.mailmax.mail.address.DomainName;
import org.mailmax.queue.DestinationPolicy;
import org.mailmax.queue.QueuePolicy;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// How mail for one destination is tried. An empty field: as everywhere.
@Named("destinationSettings")
@ViewScoped
public class DestinationSettings implements Serializable {

    private static final int MOST_WAITS = 30;

    @Inject
    private DestinationAdministration administration;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private DomainName domain;
    private String backoff = "";
    private String expiry = "";
    private Integer concurrency;
    private Integer perMinute;

    void show(DomainName name) {
        domain = name;
        try {
            DestinationPolicy policy = administration.policy(session.who(), name);
            backoff = TimeWords.writeAll(policy.backoff());
            expiry = policy.expiry().isZero() ? "" : TimeWords.write(policy.expiry());
            concurrency = policy.concurrency() == 0 ? null : policy.concurrency();
            perMinute = policy.perMinute() == 0 ? null : policy.perMinute();
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    public void save() {
        try {
            DestinationPolicy policy = administration.policy(session.who(), domain);
            policy.concurrency(number(concurrency));
            policy.perMinute(number(perMinute));
            if (readTimes(policy)) {
                administration.save(session.who(), policy);
                toast.done("destination.saved", domain.unicode());
            }
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    /// @return false when something else stands there; then the page says so beside the field
    private boolean readTimes(DestinationPolicy policy) {
        String field = "settingsForm:backoff";
        try {
            List<Duration> waits = TimeWords.readAll(backoff);
            field = "settingsForm:expiry";
            Duration given = expiry.isBlank() ? Duration.ZERO : TimeWords.read(expiry);
            if (given.isNegative()
                    || waits.stream().anyMatch(wait -> !wait.isPositive())
                    || waits.size() > MOST_WAITS) {
                throw new DateTimeException("nobody waits so long");
            }
            policy.backoff(waits);
            policy.expiry(given);
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            toast.atField(field, "destination.badTime");
            return false;
        }
    }

    public void reset() {
        try {
            administration.reset(session.who(), domain);
            show(domain);
            toast.done("destination.reset", domain.unicode());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    private static int number(Integer typed) {
        return typed == null ? 0 : Math.max(0, typed);
    }

    public QueuePolicy getGeneral() throws AdministrationException {
        return administration.general(session.who());
    }

    public String getGeneralBackoff() throws AdministrationException {
        return TimeWords.writeAll(getGeneral().backoff());
    }

    public String getGeneralExpiry() throws AdministrationException {
        return TimeWords.write(getGeneral().expiry());
    }

    public String getBackoff() {
        return backoff;
    }

    public void setBackoff(String backoff) {
        this.backoff = backoff == null ? "" : backoff;
    }

    public String getExpiry() {
        return expiry;
    }

    public void setExpiry(String expiry) {
        this.expiry = expiry == null ? "" : expiry;
    }

    public Integer getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(Integer concurrency) {
        this.concurrency = concurrency;
    }

    public Integer getPerMinute() {
        return perMinute;
    }

    public void setPerMinute(Integer perMinute) {
        this.perMinute = perMinute;
    }
}

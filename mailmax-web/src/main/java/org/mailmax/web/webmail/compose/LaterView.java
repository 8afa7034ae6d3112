package org.mailmax.web.webmail.compose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.mailmax.queue.outbox.Outbox;
import org.mailmax.web.shared.Preferences;

/// The times offered to those who want a message to leave later, all in the zone of the browser.
@Named("later")
@RequestScoped
public class LaterView {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    @Inject
    private Preferences preferences;

    @Inject
    private Outbox outbox;

    private String typed = "";

    /// What was typed as a time, when a message can leave then: in the future, and not later than the server holds
    // mail.
    Optional<Instant> chosen() {
        try {
            Instant time = LocalDateTime.parse(typed.strip())
                    .atZone(preferences.getZone())
                    .toInstant();
            return time.isAfter(Instant.now()) && !time.isAfter(outbox.latest()) ? Optional.of(time) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Instant tomorrow() {
        return now().plusDays(1).with(MORNING).toInstant();
    }

    Instant monday() {
        return now().with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .with(MORNING)
                .toInstant();
    }

    public String getTomorrow() {
        return label(tomorrow());
    }

    public String getMonday() {
        return label(monday());
    }

    public boolean isMondayAnotherDay() {
        return !monday().equals(tomorrow());
    }

    /// The first and the last time a browser shall offer.
    public String getEarliest() {
        return LocalDateTime.now(preferences.getZone())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    public String getLatest() {
        return LocalDateTime.ofInstant(outbox.latest(), preferences.getZone())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }

    private ZonedDateTime now() {
        return ZonedDateTime.now(preferences.getZone());
    }

    private String label(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(preferences.getLocale())
                .format(time.atZone(preferences.getZone()));
    }
}

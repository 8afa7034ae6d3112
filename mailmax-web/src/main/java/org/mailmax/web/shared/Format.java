package org.mailmax.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/// Sizes and dates as the visitor reads them.
@Named("format")
@RequestScoped
public class Format {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    @Inject
    private Preferences preferences;

    public String size(long octets) {
        return size(octets, preferences.getLocale());
    }

    /// Short: the time for today, the day for this year, else the date.
    public String when(Instant instant) {
        return when(instant, ZonedDateTime.now(preferences.getZone()), preferences.getLocale());
    }

    /// The same for what may never have been. For beans: the language of the pages replaces an Optional by its value.
    public String whenever(Optional<Instant> instant) {
        return instant.map(this::when).orElse("–");
    }

    public String dateTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(preferences.getLocale())
                .format(instant.atZone(preferences.getZone()));
    }

    /// Day and time to the second.
    public String exactly(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
                .withLocale(preferences.getLocale())
                .format(instant.atZone(preferences.getZone()));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(preferences.getLocale()).format(number);
    }

    static String size(long octets, Locale locale) {
        double value = octets;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        NumberFormat digits = NumberFormat.getInstance(locale);
        digits.setMaximumFractionDigits(unit > 0 && value < 10 ? 1 : 0);
        return digits.format(value) + " " + UNITS[unit];
    }

    static String when(Instant instant, ZonedDateTime now, Locale locale) {
        ZonedDateTime then = instant.atZone(now.getZone());
        LocalDate day = then.toLocalDate();
        String pattern = day.equals(now.toLocalDate())
                ? "HH:mm"
                : day.getYear() == now.getYear()
                        ? (locale.getLanguage().equals("de") ? "d. MMM" : "d MMM")
                        : "yyyy-MM-dd";
        return DateTimeFormatter.ofPattern(pattern, locale).format(then);
    }
}

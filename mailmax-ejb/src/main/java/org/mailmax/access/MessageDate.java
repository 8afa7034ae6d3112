package org.mailmax.access;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The day of a `Date:` field (RFC 5322 §3.3), read as mildly as mail needs: zone and time are not looked at, two-digit
/// years are
/// those of RFC 5322 §4.3.
final class MessageDate {

    private static final Pattern DAY = Pattern.compile("\\b(\\d{1,2})[ \\t-]+([A-Za-z]{3})[a-z]*[ \\t-]+(\\d{2,4})\\b");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int MAX_LENGTH = 200;

    private MessageDate() {}

    static Optional<LocalDate> day(String field) {
        Matcher day = DAY.matcher(field.substring(0, Math.min(field.length(), MAX_LENGTH)));
        return day.find() ? day(day) : Optional.empty();
    }

    private static Optional<LocalDate> day(Matcher day) {
        int month = MONTHS.indexOf(day.group(2).toLowerCase(Locale.ROOT)) + 1;
        try {
            return Optional.of(LocalDate.of(year(day.group(3)), month, Integer.parseInt(day.group(1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }
}

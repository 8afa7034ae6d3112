package org.mailmax.mail.mime;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Dates of header fields (RFC 5322 §3.3), read with all the tolerance old and broken mailers need: the obsolete forms
/// of §4.3, the order of C's `asctime`, dashes in the date, a missing day name, time, second or zone.
public final class MailDate {

    private static final int LONGEST = 256;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /// RFC 5322 §4.3; all other names mean an unknown zone, read as UTC.
    private static final Map<String, Integer> ZONES =
            Map.of("EDT", -4, "EST", -5, "CDT", -5, "CST", -6, "MDT", -6, "MST", -7, "PDT", -7, "PST", -8);

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    private int day;
    private int month;
    private int year;
    private int[] time = {};
    private ZoneOffset zone = ZoneOffset.UTC;

    private MailDate() {}

    /// The moment a date field names, or nothing when it has no day, month and year. Years from 1900 to 9999.
    public static Optional<OffsetDateTime> parse(String text) {
        MailDate date = new MailDate();
        FieldTokens in = new FieldTokens(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        in.skipBlanksAndComments();
        while (!in.atEnd()) {
            date.take(date.word(in));
            in.skipBlanksAndComments();
        }
        return date.value();
    }

    /// As in `Mon, 2 Mar 2026 10:00:00 +0100`.
    public static String format(OffsetDateTime moment) {
        return FORMAT.format(moment);
    }

    /// Up to the next blank, comma or comment, or a dash between day, month and year.
    private String word(FieldTokens in) {
        StringBuilder word = new StringBuilder();
        while (!in.atEnd() && " \t,(".indexOf(in.peek()) < 0) {
            char c = in.take();
            if (c == '-' && year == 0 && !word.isEmpty()) {
                return word.toString();
            }
            word.append(c);
        }
        if (!in.atEnd() && in.peek() == ',') {
            in.take();
        }
        return word.toString();
    }

    private void take(String word) {
        if (word.isEmpty()) {
            return;
        }
        char first = word.charAt(0);
        if (word.indexOf(':') > 0) {
            time = numbers(word);
        } else if (first == '+' || first == '-') {
            zone = offset(word);
        } else if (first >= '0' && first <= '9') {
            number(word);
        } else if (month == 0 && word.length() >= 3) {
            month = 1 + MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
        } else {
            zone = ZoneOffset.ofHours(ZONES.getOrDefault(word.toUpperCase(Locale.ROOT), 0));
        }
    }

    private void number(String word) {
        int number = digits(word);
        if (day == 0 && word.length() <= 2) {
            day = number;
        } else if (year == 0 && word.length() <= 4) {
            year = fullYear(word.length(), number);
        }
    }

    /// RFC 5322 §4.3: two digits mean 1950 to 2049, three are counted from 1900.
    private static int fullYear(int length, int number) {
        return switch (length) {
            case 1, 2 -> number + (number < 50 ? 2000 : 1900);
            case 3 -> number + 1900;
            default -> number;
        };
    }

    private Optional<OffsetDateTime> value() {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(year, month, day, unit(0), unit(1), Math.min(unit(2), 59));
            return Optional.of(OffsetDateTime.of(local, zone));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private int unit(int index) {
        return index < time.length ? time[index] : 0;
    }

    private static ZoneOffset offset(String word) {
        int number = word.length() == 5 ? digits(word.substring(1)) : -1;
        int minutes = number / 100 * 60 + number % 100;
        return number < 0 || minutes > 18 * 60
                ? ZoneOffset.UTC
                : ZoneOffset.ofTotalSeconds((word.charAt(0) == '-' ? -60 : 60) * minutes);
    }

    private static int[] numbers(String word) {
        String[] parts = word.split("[:.]", 5);
        int[] numbers = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = digits(parts[i]);
        }
        return numbers;
    }

    /// @return -1 when the text is no number of at most four digits
    private static int digits(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(text) : -1;
    }
}

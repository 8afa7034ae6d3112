package org.mailmax.protocol.imap.syntax;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// Dates and times as IMAP writes them (RFC 9051 §9, `date` and `date-time`).
public final class ImapDates {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private ImapDates() {}

    /// `date = date-text / DQUOTE date-text DQUOTE`, for example `1-Feb-2025`.
    public static LocalDate date(ImapTokens in) {
        boolean quoted = in.skip('"');
        int day = (int) Math.min(in.number(), 99);
        in.expect('-');
        LocalDate date = monthAndYear(in, day);
        if (quoted) {
            in.expect('"');
        }
        return date;
    }

    /// `date-time`, for example `" 7-Feb-2025 21:52:25 -0800"`.
    public static Instant dateTime(ImapTokens in) {
        in.expect('"');
        in.skip(' ');
        int day = (int) Math.min(in.number(), 99);
        in.expect('-');
        LocalDate date = monthAndYear(in, day);
        in.sp();
        String time = in.rest("hh:mm:ss +zzzz".length());
        in.expect('"');
        return instant(date, time);
    }

    private static LocalDate monthAndYear(ImapTokens in, int day) {
        int month = MONTHS.indexOf(in.rest(3).toUpperCase(Locale.ROOT)) + 1;
        in.expect('-');
        String year = in.rest(4);
        try {
            return LocalDate.of(digits(year, 0, 4), month, day);
        } catch (DateTimeException impossible) {
            throw new ImapSyntaxException("there is no such date");
        }
    }

    private static Instant instant(LocalDate date, String time) {
        boolean shaped = time.charAt(2) == ':'
                && time.charAt(5) == ':'
                && time.charAt(8) == ' '
                && "+-".indexOf(time.charAt(9)) >= 0;
        if (!shaped) {
            throw new ImapSyntaxException("not a time");
        }
        try {
            // A leap second is taken for the second before it; java.time has none.
            LocalDateTime local = date.atTime(digits(time, 0, 2), digits(time, 3, 5), Math.min(digits(time, 6, 8), 59));
            int sign = time.charAt(9) == '-' ? -1 : 1;
            return local.toInstant(ZoneOffset.ofHoursMinutes(sign * digits(time, 10, 12), sign * digits(time, 12, 14)));
        } catch (DateTimeException impossible) {
            throw new ImapSyntaxException("there is no such time");
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new ImapSyntaxException("a digit is missing");
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}

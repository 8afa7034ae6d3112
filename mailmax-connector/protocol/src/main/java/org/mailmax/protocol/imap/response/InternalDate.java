package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// When a message came, in UTC: `"07-Feb-2025 05:52:25 +0000"` (RFC 9051 §9, `date-time`).
final class InternalDate {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private InternalDate() {}

    static void write(ImapWriter out, Instant instant) throws IOException {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        int month = 3 * (time.getMonthValue() - 1);
        int year = Math.clamp(time.getYear(), 0, 9999);
        out.octet('"').twoDigits(time.getDayOfMonth()).octet('-');
        out.ascii(MONTHS.substring(month, month + 3)).octet('-');
        out.twoDigits(year / 100).twoDigits(year % 100).octet(' ');
        out.twoDigits(time.getHour()).octet(':').twoDigits(time.getMinute()).octet(':');
        out.twoDigits(time.getSecond()).ascii(" +0000\"");
    }
}

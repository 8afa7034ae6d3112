package org.mailmax.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When an autoresponder answers.
///
/// @param from nothing before; empty: at once
/// @param until nothing from then on; empty: until it is switched off
/// @param days the same sender gets one answer in so many days, 1 to [#MAX_DAYS]
public record ResponderPeriod(Optional<Instant> from, Optional<Instant> until, int days) {

    /// Marks of answered senders are kept for so long.
    public static final int MAX_DAYS = 90;

    /// RFC 5230 §4.1 recommends seven days.
    public static final ResponderPeriod ALWAYS = new ResponderPeriod(Optional.empty(), Optional.empty(), 7);

    /// @param from in seconds since 1970; 0: none, as for until
    public static ResponderPeriod of(long from, long until, int days) {
        return new ResponderPeriod(instant(from), instant(until), days);
    }

    public ResponderPeriod withFrom(Optional<Instant> begin) {
        return new ResponderPeriod(begin, until, days);
    }

    public ResponderPeriod withUntil(Optional<Instant> end) {
        return new ResponderPeriod(from, end, days);
    }

    public ResponderPeriod withDays(int many) {
        return new ResponderPeriod(from, until, many);
    }

    public boolean contains(Instant time) {
        return from.filter(time::isBefore).isEmpty()
                && until.filter(end -> !time.isBefore(end)).isEmpty();
    }

    /// How long a sender who was answered gets no other answer.
    public Duration silence() {
        return Duration.ofDays(days);
    }

    static long seconds(Optional<Instant> instant) {
        return instant.map(Instant::getEpochSecond).orElse(0L);
    }

    private static Optional<Instant> instant(long seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}

package org.mailmax.delivery;

import java.security.SecureRandom;
import java.time.Instant;

/// Names a message in replies, logs and the queue: 9 characters of time and 12 of chance, so that names sort by age and
/// never meet.
final class TraceId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TIME_DIGITS = 9;
    private static final int RANDOM_DIGITS = 12;

    private TraceId() {}

    static String next(Instant now) {
        long chance = RANDOM.nextLong() & ((1L << 62) - 1);
        return digits(now.toEpochMilli(), TIME_DIGITS) + digits(chance, RANDOM_DIGITS);
    }

    private static String digits(long number, int count) {
        String text = Long.toString(number, Character.MAX_RADIX);
        return text.length() >= count
                ? text.substring(text.length() - count)
                : "0".repeat(count - text.length()) + text;
    }
}

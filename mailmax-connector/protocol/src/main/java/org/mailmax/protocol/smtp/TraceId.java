package org.mailmax.protocol.smtp;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Names for messages that never come again: the start of the server, a random part and a count.
final class TraceId {

    private static final String PREFIX = Long.toString(System.currentTimeMillis() / 1000, 36)
            + Long.toString(new SecureRandom().nextLong() >>> 24, 36);
    private static final AtomicLong COUNT = new AtomicLong();

    private TraceId() {}

    static String next() {
        return PREFIX + "." + Long.toString(COUNT.incrementAndGet(), 36);
    }
}

package org.mailmax.web.api;

import java.util.HashMap;
import java.util.Map;

/// How often a token may call: so many times in each minute.
final class RateLimit {

    static final int PER_MINUTE = 600;

    private final int limit;
    private long minute;
    private final Map<Long, Integer> calls = new HashMap<>();

    RateLimit(int limit) {
        this.limit = limit;
    }

    /// @return how many seconds to wait; 0 when the call is admitted
    synchronized int wait(long token, long nowSeconds) {
        if (nowSeconds / 60 != minute) {
            minute = nowSeconds / 60;
            calls.clear();
        }
        return calls.merge(token, 1, Integer::sum) <= limit ? 0 : (int) (60 - nowSeconds % 60);
    }
}

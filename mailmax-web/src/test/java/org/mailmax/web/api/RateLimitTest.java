package org.mailmax.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long NOON = 43_200;

    @Test
    void whoCallsTooOftenWaitsForTheNextMinute() {
        RateLimit limit = new RateLimit(2);
        assertThat(limit.wait(1, NOON)).isZero();
        assertThat(limit.wait(1, NOON + 10)).isZero();
        assertThat(limit.wait(1, NOON + 10)).isEqualTo(50);
        assertThat(limit.wait(1, NOON + 59)).isEqualTo(1);
        assertThat(limit.wait(1, NOON + 60)).isZero();
    }

    @Test
    void nobodyWaitsForSomebodyElse() {
        RateLimit limit = new RateLimit(1);
        assertThat(limit.wait(1, NOON)).isZero();
        assertThat(limit.wait(2, NOON)).isZero();
    }
}

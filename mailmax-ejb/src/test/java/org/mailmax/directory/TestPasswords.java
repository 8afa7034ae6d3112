package org.mailmax.directory;

import org.mailmax.directory.PasswordHash.Cost;
import org.mailmax.harness.EjbHarness;

/// Passwords that cost next to nothing, for tests that are about something else.
public final class TestPasswords {

    static final Cost CHEAP = new Cost(64, 1, 1);

    private TestPasswords() {}

    public static void cheap(EjbHarness ejb) {
        ejb.use(Passwords.class, new Passwords(CHEAP));
        ejb.use(LoginThrottle.class, impatient());
    }

    /// Counts like the real one, but nobody waits.
    static LoginThrottle impatient() {
        return new LoginThrottle(
                ThrottlePolicy.DEFAULT, com.github.benmanes.caffeine.cache.Ticker.systemTicker(), _ -> {});
    }
}

package org.mailmax.directory;

import java.time.Duration;

/// How guessing passwords is slowed down.
///
/// @param firstDelay how long the first failure waits for its answer; each further one twice as long
/// @param longestDelay the most a failure waits
/// @param refuseAfter failures from one network within the window after which strangers from there are refused
/// @param window how long a failure is remembered, counted from the last one
/// @param familiarFor how long a login is known to belong to a network after it succeeded from there
/// @param mostWaiting how many failures may wait for their answer at once in virtual threads; those beyond are answered
///     without waiting
/// @param mostWaitingPlatform the same for platform threads, such as those of the web server: they are few, and
///     somebody who guesses on the login page must not take them all
/// @param mostRemembered how many logins and networks are remembered at most
public record ThrottlePolicy(
        Duration firstDelay,
        Duration longestDelay,
        int refuseAfter,
        Duration window,
        Duration familiarFor,
        int mostWaiting,
        int mostWaitingPlatform,
        int mostRemembered) {

    public static final ThrottlePolicy DEFAULT = new ThrottlePolicy(
            Duration.ofSeconds(1),
            Duration.ofSeconds(15),
            20,
            Duration.ofMinutes(10),
            Duration.ofDays(7),
            2_000,
            8,
            100_000);
}

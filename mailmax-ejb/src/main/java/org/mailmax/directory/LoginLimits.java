package org.mailmax.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How the operator wants guessing to be slowed down; see [ThrottlePolicy].
@ApplicationScoped
public class LoginLimits {

    @Inject
    @ConfigProperty(name = "mailmax.login.delay.millis", defaultValue = "1000")
    private long delay;

    @Inject
    @ConfigProperty(name = "mailmax.login.longest.seconds", defaultValue = "15")
    private long longest;

    @Inject
    @ConfigProperty(name = "mailmax.login.failures", defaultValue = "20")
    private int failures;

    @Inject
    @ConfigProperty(name = "mailmax.login.window.seconds", defaultValue = "600")
    private long window;

    @Inject
    @ConfigProperty(name = "mailmax.login.familiar.days", defaultValue = "7")
    private long familiar;

    @Inject
    @ConfigProperty(name = "mailmax.login.waiting", defaultValue = "2000")
    private int waiting;

    @Inject
    @ConfigProperty(name = "mailmax.login.waiting.web", defaultValue = "8")
    private int waitingWeb;

    @Inject
    @ConfigProperty(name = "mailmax.login.remembered", defaultValue = "100000")
    private int remembered;

    ThrottlePolicy policy() {
        return new ThrottlePolicy(
                Duration.ofMillis(delay),
                Duration.ofSeconds(longest),
                failures,
                Duration.ofSeconds(window),
                Duration.ofDays(familiar),
                waiting,
                waitingWeb,
                remembered);
    }
}

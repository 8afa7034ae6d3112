package org.mailmax.queue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.mail.address.DomainName;

/// How mail is tried, in general and for single destinations. A change is noticed within seconds, on this node at once.
@ApplicationScoped
public class QueuePolicies {

    private static final int REMEMBERED = 20_000;
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(20);

    /// Seconds from one attempt to the next, separated by blanks.
    @Inject
    @ConfigProperty(name = "mailmax.queue.backoff", defaultValue = "60 300 900 1800 3600 7200 14400")
    private String backoff;

    @Inject
    @ConfigProperty(name = "mailmax.queue.warning.seconds", defaultValue = "14400")
    private long warningSeconds;

    @Inject
    @ConfigProperty(name = "mailmax.queue.expiry.seconds", defaultValue = "432000")
    private long expirySeconds;

    @Inject
    @ConfigProperty(name = "mailmax.queue.concurrency", defaultValue = "20")
    private int concurrency;

    @Inject
    @ConfigProperty(name = "mailmax.queue.per.minute", defaultValue = "0")
    private int perMinute;

    @Inject
    private DestinationPolicies destinations;

    private final Cache<DomainName, QueuePolicy> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    public QueuePolicy of(DomainName domain) {
        return known.get(
                domain,
                name -> destinations.find(name).map(own -> own.over(general())).orElseGet(this::general));
    }

    /// The one that holds where no other does.
    public QueuePolicy general() {
        return new QueuePolicy(
                DestinationPolicy.seconds(backoff),
                Duration.ofSeconds(warningSeconds),
                Duration.ofSeconds(expirySeconds),
                concurrency,
                perMinute);
    }

    /// Somebody has changed a policy.
    public void changed() {
        known.invalidateAll();
    }
}

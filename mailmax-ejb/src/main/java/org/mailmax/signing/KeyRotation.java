package org.mailmax.signing;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.signing.SigningKey.State;

/// Keeps the keys of all domains going: makes the first ones, uses a key as soon as it is seen in the DNS and never
/// before, prepares the next when one has signed long enough, removes old ones when the last mail signed by them is
/// past.
@Singleton
@DependsOn("Migration")
@TransactionManagement(TransactionManagementType.BEAN)
public class KeyRotation {

    private static final System.Logger LOG = System.getLogger(KeyRotation.class.getName());
    private static final int PAGE = 1000;

    /// After how many days the next key is prepared; 0 for never.
    @Inject
    @ConfigProperty(name = "mailmax.dkim.rotation.days", defaultValue = "180")
    private int rotationDays;

    @Inject
    private KeyRing ring;

    @Inject
    private SigningKeys keys;

    @Inject
    private KeyPublication publication;

    @Schedule(hour = "*", minute = "3/10", persistent = false)
    void rotateNow() {
        rotate(Instant.now());
    }

    /// One pass. What fails is logged and tried again by the next.
    public void rotate(Instant now) {
        try {
            ring.withoutKeys().forEach(domain -> ring.prepare(domain, now));
            keys.in(State.PREPARED, PAGE).stream()
                    .filter(publication::isPublished)
                    .forEach(key -> activate(key, now));
            tired(now).forEach(key -> ring.prepare(key.domain(), now));
            ring.expire(now);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the DKIM keys could not be looked after", e);
        }
    }

    private void activate(SigningKey key, Instant now) {
        if (ring.activate(key.domain(), key.selector(), now)) {
            LOG.log(System.Logger.Level.INFO, "{0} signs from now on", key.recordName());
        }
    }

    private List<SigningKey> tired(Instant now) {
        Instant before = now.minus(Duration.ofDays(rotationDays));
        return keys.in(State.ACTIVE, PAGE).stream()
                .filter(key -> rotationDays > 0 && key.changed().isBefore(before))
                .toList();
    }
}

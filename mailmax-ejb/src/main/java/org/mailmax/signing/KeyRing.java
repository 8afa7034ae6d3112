package org.mailmax.signing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.directory.Domain;
import org.mailmax.mail.address.DomainName;
import org.mailmax.secret.Vault;
import org.mailmax.signing.SigningKey.State;

/// Makes the keys of domains and leads them through their lives.
@Stateless
public class KeyRing {

    /// How long a key that signs no more stays published: longer than mail is on its way.
    public static final Duration RETIRED_FOR = Duration.ofDays(14);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final int PAGE = 100;

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private SigningKeys keys;

    @Inject
    private Vault vault;

    @Inject
    private DirectoryNews news;

    /// Domains that have no keys yet, some of them.
    public List<DomainName> withoutKeys() {
        return em
                .createQuery(
                        "SELECT d FROM Domain d WHERE NOT EXISTS (SELECT k FROM SigningKey k WHERE k.domain = d)"
                                + " ORDER BY d.id",
                        Domain.class)
                .setMaxResults(PAGE)
                .getResultList()
                .stream()
                .map(Domain::name)
                .toList();
    }

    /// Makes a key of each kind, to be published. Nothing happens where some are waiting for that already, or where the
    /// domain is gone.
    public void prepare(DomainName domain, Instant now) {
        List<SigningKey> present = keys.of(domain);
        Optional<Domain> owner = em.createQuery("SELECT d FROM Domain d WHERE d.name = :name", Domain.class)
                .setParameter("name", domain.name())
                .getResultStream()
                .findFirst();
        if (owner.isPresent() && present.stream().noneMatch(key -> key.state() == State.PREPARED)) {
            for (Algorithm algorithm : Algorithm.values()) {
                keys.add(made(owner.get(), algorithm, selector(algorithm, present, now), now));
            }
            news.tellAfterCommit();
        }
    }

    private SigningKey made(Domain domain, Algorithm algorithm, String selector, Instant now) {
        try {
            KeyPair pair = algorithm.newKeys();
            String sealed = vault.seal(ActiveKeys.PURPOSE, pair.getPrivate().getEncoded());
            String published = Base64.getEncoder().encodeToString(algorithm.published(pair.getPublic()));
            return new SigningKey(domain, selector, algorithm, sealed, published, now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `mm20261122r`, and `mm20261122r2` when it is the second of that day.
    private static String selector(Algorithm algorithm, List<SigningKey> present, Instant now) {
        String first = "mm" + DATE.format(now) + algorithm.keyType().charAt(0);
        long taken =
                present.stream().filter(key -> key.selector().startsWith(first)).count();
        return taken == 0 ? first : first + (taken + 1);
    }

    /// Signs by this key from now on, and no more by the one before it of the same kind. Nothing happens when it is not
    /// waiting for that.
    ///
    /// @return whether it was
    public boolean activate(DomainName domain, String selector, Instant now) {
        List<SigningKey> all = keys.of(domain);
        Optional<SigningKey> next = all.stream()
                .filter(key -> key.selector().equals(selector) && key.state() == State.PREPARED)
                .findFirst();
        next.ifPresent(key -> {
            all.stream()
                    .filter(old -> old.state() == State.ACTIVE && old.algorithm() == key.algorithm())
                    .forEach(old -> old.become(State.RETIRED, now));
            key.become(State.ACTIVE, now);
            news.tellAfterCommit();
        });
        return next.isPresent();
    }

    /// Removes keys that have been retired long enough.
    ///
    /// @return how many
    public int expire(Instant now) {
        return em.createQuery("DELETE FROM SigningKey k WHERE k.state = :retired AND k.changedAt < :before")
                .setParameter("retired", State.RETIRED)
                .setParameter("before", now.minus(RETIRED_FOR).getEpochSecond())
                .executeUpdate();
    }
}

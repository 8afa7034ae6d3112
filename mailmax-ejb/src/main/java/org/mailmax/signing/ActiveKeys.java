package org.mailmax.signing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.mail.address.DomainName;
import org.mailmax.secret.Vault;

/// The keys that sign, opened. Remembered until the directory changes, and not longer than a minute because it may
/// change on another node.
@ApplicationScoped
public class ActiveKeys {

    /// What sealed private keys are bound to.
    static final String PURPOSE = "dkim";

    private static final int REMEMBERED = 5_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    @Inject
    private SigningKeys keys;

    @Inject
    private Vault vault;

    @Inject
    private DirectoryNews news;

    private record Question(long generation, DomainName domain) {}

    private final Cache<Question, List<SecretKey>> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    List<SecretKey> of(DomainName domain) {
        return known.get(new Question(news.generation(), domain), question -> open(question.domain()));
    }

    private List<SecretKey> open(DomainName domain) {
        return keys.of(domain).stream()
                .filter(key -> key.state() == SigningKey.State.ACTIVE)
                .map(this::open)
                .toList();
    }

    private SecretKey open(SigningKey key) {
        try {
            byte[] pkcs8 = vault.open(PURPOSE, key.sealedPrivateKey());
            return new SecretKey(
                    key.domain(),
                    key.selector(),
                    key.algorithm(),
                    key.algorithm().privateKey(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the DKIM key " + key.recordName() + " is damaged", e);
        }
    }
}

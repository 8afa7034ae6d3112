package org.mailmax.signing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.directory.Domain;
import org.mailmax.directory.Domains;
import org.mailmax.mail.address.DomainName;

/// The domains that seal what they send on. Remembered until the directory changes, and not longer than a minute
/// because it may change on another node.
@ApplicationScoped
public class SealingDomains {

    private static final int REMEMBERED = 5_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    @Inject
    private Domains domains;

    @Inject
    private DirectoryNews news;

    private record Question(long generation, DomainName domain) {}

    private final Cache<Question, Boolean> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    boolean contain(DomainName domain) {
        return known.get(
                new Question(news.generation(), domain),
                question -> domains.find(question.domain())
                        .filter(Domain::isSealing)
                        .isPresent());
    }
}

package org.mailmax.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;

/// Answers whose an address is: asked at least twice for every message.
///
/// Mailboxes found are remembered until the directory changes, and not longer than a minute because it may change on
/// another node. Addresses *not* found in a domain of ours are looked up each time, so that a new account can get mail
/// at once; that a domain is none of ours is believed for some seconds.
@ApplicationScoped
public class Directory {

    static final int REMEMBERED = 20_000;
    static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    /// A domain that another node has just added must not be sent away for long.
    static final Duration FOREIGN_FOR = Duration.ofSeconds(5);

    @Inject
    private Domains domains;

    @Inject
    private Accounts accounts;

    @Inject
    private Offices offices;

    @Inject
    private DirectoryNews news;

    private final Cache<Key, Resolution> found = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    private final Cache<ForeignKey, Boolean> foreign = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FOREIGN_FOR)
            .build();

    private final Cache<OwnKey, Boolean> own = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    private record ForeignKey(long generation, DomainName domain) {}

    private record OwnKey(long generation, AccountId account, EmailAddress address) {}

    /// The generation stands in the key: what was read before a change can never be found after it, not even when
    /// reading and changing overlapped.
    private record Key(long generation, EmailAddress address) {}

    public boolean isLocal(DomainName domain) {
        return domains.find(domain).isPresent() || domains.alias(domain).isPresent();
    }

    /// The address in the domain itself when it is one in a domain alias; every other address as it is.
    public EmailAddress canonical(EmailAddress address) {
        return domains.alias(address.domain())
                .map(alias ->
                        new EmailAddress(address.localPart(), alias.domain().name()))
                .orElse(address);
    }

    /// True when the domain was none of ours a few seconds ago.
    public boolean isForeign(DomainName domain) {
        ForeignKey key = new ForeignKey(news.generation(), domain);
        if (foreign.getIfPresent(key) != null) {
            return true;
        }
        boolean none = !isLocal(domain);
        if (none) {
            foreign.put(key, Boolean.TRUE);
        }
        return none;
    }

    /// Whether the account may call itself so: by its name, an alias, or one of these with a detail. That it gets the
    /// mail nobody else claims does not make those addresses its own.
    public boolean owns(AccountId account, EmailAddress address) {
        OwnKey key = new OwnKey(news.generation(), account, address);
        if (own.getIfPresent(key) != null) {
            return true;
        }
        boolean owns = isClaimedBy(account, address);
        if (owns) {
            own.put(key, Boolean.TRUE);
        }
        return owns;
    }

    private boolean isClaimedBy(AccountId account, EmailAddress address) {
        List<String> keys =
                List.of(address.localKey(), PlusAddress.base(address).localKey());
        return firstClaim(address, keys)
                .or(() -> firstClaim(canonical(address), keys))
                .filter(claim -> claim.account().id().equals(account))
                .filter(claim -> claim.account().isInUse())
                .isPresent();
    }

    public Resolution resolve(EmailAddress address) {
        Key key = new Key(news.generation(), address);
        Resolution known = found.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Resolution fresh = lookUp(address);
        if (fresh instanceof Resolution.Found) {
            found.put(key, fresh);
        }
        return fresh;
    }

    private Resolution lookUp(EmailAddress address) {
        if (isForeign(address.domain()) && !offices.isOfThisHost(address)) {
            return new Resolution.Remote(address);
        }
        return claimed(address).orElseGet(() -> elsewhere(address));
    }

    /// Nobody claims it under this name: under the one its domain has besides, or by office.
    private Resolution elsewhere(EmailAddress address) {
        EmailAddress canonical = canonical(address);
        return canonical.equals(address) ? held(address).orElseGet(() -> unclaimed(address)) : lookUp(canonical);
    }

    private Optional<Resolution> claimed(EmailAddress address) {
        return firstClaim(address, candidates(address)).map(claim -> resolution(address, claim.account()));
    }

    /// By who holds the office that the address names.
    private Optional<Resolution> held(EmailAddress address) {
        List<EmailAddress> deputies = offices.deputies(address);
        if (deputies.isEmpty() || !isOurs(address)) {
            return Optional.empty();
        }
        return deputies.stream()
                .map(this::claimed)
                .flatMap(Optional::stream)
                .filter(Resolution.Found.class::isInstance)
                .findFirst();
    }

    private boolean isOurs(EmailAddress address) {
        return isLocal(address.domain()) || offices.isOfThisHost(address);
    }

    /// The first of these local parts that somebody claims.
    private Optional<Address> firstClaim(EmailAddress address, List<String> keys) {
        return accounts.claims(address.domain(), keys).stream()
                .min(Comparator.comparing(claim -> keys.indexOf(claim.address().localKey())));
    }

    /// In the order of their rights: the address itself, the one without its detail, whoever takes the rest.
    private static List<String> candidates(EmailAddress address) {
        return Stream.of(address.localKey(), PlusAddress.base(address).localKey(), Address.CATCHREST)
                .distinct()
                .toList();
    }

    private Resolution resolution(EmailAddress address, Account account) {
        return account.isInUse() ? new Resolution.Found(mailbox(account)) : new Resolution.Disabled(address);
    }

    private Resolution unclaimed(EmailAddress address) {
        return isOurs(address) ? new Resolution.Unknown(address) : new Resolution.Remote(address);
    }

    private Mailbox mailbox(Account account) {
        AccountSettings settings = account.settings();
        return new Mailbox(
                account.id(),
                account.address(),
                settings,
                settings.responder().allowed() ? otherNames(account) : List.of(),
                settings.allowForwarding()
                        ? accounts.forwards(account).stream()
                                .map(Forward::target)
                                .toList()
                        : List.of());
    }

    /// The aliases, and all names again in the domain's aliases.
    private List<EmailAddress> otherNames(Account account) {
        List<EmailAddress> aliases =
                accounts.aliases(account).stream().map(Address::address).toList();
        List<DomainAlias> domainAliases = domains.aliases(account.domain());
        Stream<EmailAddress> elsewhere = Stream.concat(Stream.of(account.address()), aliases.stream())
                .flatMap(address ->
                        domainAliases.stream().map(domain -> new EmailAddress(address.localPart(), domain.name())));
        return Stream.concat(aliases.stream(), elsewhere).toList();
    }
}

package org.mailmax.queue.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.queue.QueueControl;
import org.mailmax.queue.QueueControl.Scope;
import org.mailmax.queue.Selection;

/// Keeps an account that somebody else has got hold of from doing harm: limits for an hour, and a block when much of
/// what it sends is refused.
@ApplicationScoped
public class SendingGuard {

    private static final System.Logger LOG = System.getLogger(SendingGuard.class.getName());

    /// RFC 3463 §3.8: security or policy.
    private static final EnhancedStatus BLOCKED = EnhancedStatus.of("5.7.1");

    private static final EnhancedStatus NO_SUCH_MAILBOX = EnhancedStatus.of("5.1.1");
    private static final Duration REMEMBERED = Duration.ofSeconds(20);

    /// Recipients in an hour.
    @Inject
    @ConfigProperty(name = "mailmax.sending.account.hour", defaultValue = "2000")
    private int accountLimit;

    /// Recipients in an hour, of all accounts of a domain together.
    @Inject
    @ConfigProperty(name = "mailmax.sending.domain.hour", defaultValue = "50000")
    private int domainLimit;

    /// So many refusals in an hour are suspicious, when they are also this part of all recipients.
    @Inject
    @ConfigProperty(name = "mailmax.sending.refusals", defaultValue = "50")
    private int refusals;

    @Inject
    @ConfigProperty(name = "mailmax.sending.refusals.percent", defaultValue = "30")
    private int refusalsPercent;

    /// How long an address that does not exist is not written to; 0: it always is.
    @Inject
    @ConfigProperty(name = "mailmax.suppression.days", defaultValue = "30")
    private int suppressionDays;

    @Inject
    private SendingCounts counts;

    @Inject
    private SendingRecords records;

    @Inject
    private Suppressions suppressions;

    @Inject
    private QueueControl queue;

    private final Cache<String, Optional<Integer>> limits = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    private final Cache<AccountId, Optional<String>> blocks = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    /// What hosts have said lately of the recipients of a domain.
    private final Cache<Pair, Optional<Suppression>> suppressed = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    private record Pair(DomainName sender, EmailAddress recipient) {}

    /// @throws MailException.Refused when the account may not send
    public void check(Identity sender) throws MailException.Refused {
        Optional<String> because = blocks.get(sender.account(), records::blocked);
        if (because.isPresent()) {
            throw new MailException.Refused(
                    BLOCKED, "this account may not send: " + because.get() + "; please ask your postmaster");
        }
    }

    /// @throws MailException.Refused when the recipient's host has said that there is no such address
    public void check(Identity sender, EmailAddress recipient) throws MailException.Refused {
        if (suppressionDays == 0) {
            return;
        }
        Instant oldest = Instant.now().minus(Duration.ofDays(suppressionDays));
        Optional<Suppression> known = suppressed
                .get(
                        new Pair(sender.address().domain(), recipient),
                        pair -> suppressions.find(pair.sender(), pair.recipient()))
                .filter(suppression -> suppression.since().isAfter(oldest));
        if (known.isPresent()) {
            throw new MailException.Refused(
                    NO_SUCH_MAILBOX,
                    recipient + " does not exist, its host has said: "
                            + known.get().answer() + "; your postmaster can have it tried again");
        }
    }

    /// Counts a message that is about to be taken.
    ///
    /// @throws MailException.LimitReached when it is too much for this hour; nothing is counted then
    public void count(Identity sender, int recipients) throws MailException {
        check(sender);
        Instant now = Instant.now();
        DomainName domain = sender.address().domain();
        int most = limit(sender.address().toString(), accountLimit);
        if (counts.of(sender.account(), now) + recipients > most) {
            throw new MailException.LimitReached("an account may send to " + most + " recipients in an hour");
        }
        int mostOfDomain = limit(domain.name(), domainLimit);
        if (counts.of(domain, now) + recipients > mostOfDomain) {
            throw new MailException.LimitReached(
                    "the domain " + domain + " may send to " + mostOfDomain + " recipients in an hour");
        }
        counts.add(sender.account(), domain, recipients, 0, now);
    }

    /// A host has refused a recipient for good.
    public void refused(AccountId account, DomainName domain, EmailAddress recipient, String answer, boolean noSuch) {
        Instant now = Instant.now();
        SendingHour hour = counts.add(account, domain, 0, 1, now);
        if (hour.refusals() >= refusals && hour.refusals() * 100 >= hour.recipients() * refusalsPercent) {
            block(hour, now);
        }
        if (noSuch && suppressionDays > 0) {
            suppressions.add(new Suppression(domain, recipient, now, answer));
            // Its key does not tell upper case from lower.
            suppressed.invalidateAll();
        }
    }

    /// Forgets the addresses that may be written to again.
    public void sweep(Instant now) {
        suppressions.sweep(now.minus(Duration.ofDays(suppressionDays)));
    }

    /// What was blocked or released, may be written to again, or has another limit now, is known at once.
    public void changed() {
        suppressed.invalidateAll();
        limits.invalidateAll();
        blocks.invalidateAll();
    }

    private void block(SendingHour hour, Instant now) {
        String because = "%d of %d recipients within an hour have refused its mail"
                .formatted(hour.refusals(), hour.recipients());
        if (records.block(hour.account(), now, because)) {
            blocks.invalidate(hour.account());
            int held = queue.hold(new Scope(new Selection.Sender(hour.account()), Optional.empty()), because);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "account " + hour.account().value() + " is blocked, " + held + " recipients are held: " + because);
        }
    }

    private int limit(String subject, int general) {
        return limits.get(subject.toLowerCase(Locale.ROOT), records::limit).orElse(general);
    }
}

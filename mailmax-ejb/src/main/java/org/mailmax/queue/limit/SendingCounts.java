package org.mailmax.queue.limit;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.identity.AccountId;

/// Counts what is sent in the running hour. Kept in memory and written down every few seconds, so a crash forgets a few
/// seconds of counting and never any mail.
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SendingCounts {

    private static final System.Logger LOG = System.getLogger(SendingCounts.class.getName());
    private static final long HOUR = 3600;

    @Inject
    private SendingRecords records;

    private final Map<AccountId, SendingHour> accounts = new HashMap<>();
    private final Map<DomainName, Long> domains = new HashMap<>();
    private final Set<AccountId> unsaved = new HashSet<>();
    private long hour = -1;

    /// What the account has sent in this hour, with this.
    public synchronized SendingHour add(
            AccountId account, DomainName domain, long recipients, long refusals, Instant now) {
        begin(now);
        SendingHour sum = accounts.getOrDefault(account, new SendingHour(account, domain, 0, 0))
                .plus(recipients, refusals);
        accounts.put(account, sum);
        domains.merge(domain, recipients, Long::sum);
        unsaved.add(account);
        return sum;
    }

    /// How many recipients all accounts of the domain have sent to in this hour.
    public synchronized long of(DomainName domain, Instant now) {
        begin(now);
        return domains.getOrDefault(domain, 0L);
    }

    public synchronized long of(AccountId account, Instant now) {
        begin(now);
        SendingHour known = accounts.get(account);
        return known == null ? 0 : known.recipients();
    }

    @PreDestroy
    void stop() {
        save();
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void save() {
        List<SendingHour> changed = new ArrayList<>();
        long start;
        synchronized (this) {
            unsaved.forEach(account -> changed.add(accounts.get(account)));
            unsaved.clear();
            start = hour;
        }
        if (!changed.isEmpty()) {
            try {
                records.save(start, changed);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "what was sent cannot be counted", e);
            }
        }
    }

    private void begin(Instant now) {
        long current = now.getEpochSecond() - now.getEpochSecond() % HOUR;
        if (current == hour) {
            return;
        }
        accounts.clear();
        domains.clear();
        unsaved.clear();
        for (SendingHour known : records.hour(current)) {
            accounts.put(known.account(), known);
            domains.merge(known.domain(), known.recipients(), Long::sum);
        }
        hour = current;
    }
}

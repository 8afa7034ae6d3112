package org.mailmax.administration;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.directory.Account;
import org.mailmax.directory.Domain;

/// Mailboxes put aside: for some days they can be restored, then they are deleted with their mail.
@Singleton
@DependsOn("Migration")
public class RetiredAccounts {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    @Inject
    private AccountLifecycle lifecycle;

    @Inject
    private AuditTrail audit;

    @Inject
    @ConfigProperty(name = "mailmax.accounts.grace-days", defaultValue = "14")
    private int graceDays;

    /// How long a mailbox can be restored.
    public Duration grace() {
        return Duration.ofDays(graceDays);
    }

    public List<RetiredAccount> of(Domain domain) {
        return em
                .createQuery(
                        "SELECT a FROM Account a WHERE a.domain = :domain AND a.retiredAt > 0 ORDER BY a.retiredAt",
                        Account.class)
                .setParameter("domain", domain)
                .getResultList()
                .stream()
                .map(account -> new RetiredAccount(
                        account.address(), account.retired(), account.retired().plus(grace())))
                .toList();
    }

    @Schedule(hour = "*", minute = "23", persistent = false)
    public void deleteOld() {
        deleteOld(Instant.now());
    }

    /// @return how many went
    public int deleteOld(Instant now) {
        List<Account> old = em.createQuery(
                        "SELECT a FROM Account a WHERE a.retiredAt > 0 AND a.retiredAt <= :then", Account.class)
                .setParameter("then", now.minus(grace()).getEpochSecond())
                .getResultList();
        old.forEach(account -> {
            lifecycle.remove(account);
            audit.record(new Actor.Operator(), AuditAction.ACCOUNT_DELETE, account.address(), "put aside long ago");
        });
        return old.size();
    }
}

package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.mailmax.mail.address.DomainName;

/// A domain whose mail we take.
@Entity
@Table(name = "domain")
public class Domain {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @Column(nullable = false, updatable = false)
    private String name;

    private boolean enabled = true;

    private boolean suspended;

    @Column(name = "max_accounts")
    private long maxAccounts;

    @Column(name = "max_aliases")
    private long maxAliases;

    @Column(name = "max_account_octets")
    private long maxAccountOctets;

    @Column(name = "max_total_octets")
    private long maxTotalOctets;

    @Column(name = "arc_sealing")
    private boolean sealing;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Version
    private long version;

    protected Domain() {}

    public Domain(DomainName name, Instant created) {
        this.name = name.name();
        this.createdAt = created.getEpochSecond();
    }

    public long id() {
        return id;
    }

    public DomainName name() {
        return new DomainName(name);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public DomainState state() {
        return state(enabled, suspended);
    }

    /// What the two columns of the database mean together.
    public static DomainState state(boolean enabled, boolean suspended) {
        if (!enabled) {
            return DomainState.DISABLED;
        }
        return suspended ? DomainState.SUSPENDED : DomainState.ACTIVE;
    }

    public void change(DomainState state) {
        enabled = state != DomainState.DISABLED;
        suspended = state == DomainState.SUSPENDED;
    }

    public DomainLimits limits() {
        return new DomainLimits(maxAccounts, maxAliases, maxAccountOctets, maxTotalOctets);
    }

    public void limit(DomainLimits limits) {
        maxAccounts = limits.accounts();
        maxAliases = limits.aliases();
        maxAccountOctets = limits.accountOctets();
        maxTotalOctets = limits.totalOctets();
    }

    /// Whether what is sent on in its name is sealed (RFC 8617).
    public boolean isSealing() {
        return sealing;
    }

    public void seal(boolean on) {
        sealing = on;
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }
}

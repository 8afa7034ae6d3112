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

    public void enable(boolean enable) {
        enabled = enable;
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }
}
